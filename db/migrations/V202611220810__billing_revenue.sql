-- Recurring revenue as it moved, and what the operator assumes when it is read.

-- The ledger's currency alone: amounts in two could not be added up.
alter table billing.plan add constraint plan_currency check (currency = 'usd');

-- One row for each time that an organisation's recurring amount changed, in the order in which it was heard of.
-- Plan, version and seats are those that it has then; with CHURN those that it had.
create table billing.movement (
    id           uuid primary key,
    tenant_id    uuid        not null,
    number       int         not null check (number >= 1),
    at           timestamptz not null,
    kind         text        not null check (kind in ('NEW', 'EXPANSION', 'CONTRACTION', 'CHURN', 'REACTIVATION')),
    cents_before bigint      not null check (cents_before >= 0),
    cents_after  bigint      not null check (cents_after >= 0),
    plan         text        not null,
    plan_version int         not null,
    seats        int         not null check (seats >= 1),
    foreign key (plan, plan_version) references billing.plan (code, version),
    unique (tenant_id, number),
    check (cents_before <> cents_after)
);

-- What is known of those who paid before this was written down: when they began, and when they left. What they paid in
-- between is not, so they enter with what they pay now. Who owes everything (UNPAID) enters with the next payment.
alter table billing.subscription no force row level security;
alter table billing.checkout no force row level security;
insert into billing.movement (id, tenant_id, number, at, kind, cents_before, cents_after, plan, plan_version, seats)
with paying as (
    select s.tenant_id, s.plan, s.plan_version, s.seats, s.status, s.ended_at, p.price_cents * s.seats as cents,
        coalesce(
            case when s.trial_end <= coalesce(s.ended_at, now()) then s.trial_end end,
            (select max(c.asked_at) from billing.checkout c where c.tenant_id = s.tenant_id and c.status = 'COMPLETE'),
            s.period_start, s.heard_at, now()) as began
    from billing.subscription s join billing.plan p on p.code = s.plan and p.version = s.plan_version
    where p.price_cents > 0
      and (s.status in ('ACTIVE', 'PAST_DUE')
        or (s.status = 'CANCELLED' and s.ended_at is not null and (s.trial_end is null or s.ended_at > s.trial_end)))
)
select gen_random_uuid(), tenant_id, 1, began, 'NEW', 0, cents, plan, plan_version, seats from paying
union all
select gen_random_uuid(), tenant_id, 2, greatest(began, ended_at), 'CHURN', cents, 0, plan, plan_version, seats
from paying where status = 'CANCELLED'
on conflict (tenant_id, number) do nothing;
alter table billing.checkout force row level security;
alter table billing.subscription force row level security;

select app.isolate('billing.movement');
grant select, insert on billing.movement to ${app_role}, ${system_role};
create index movement_by_time on billing.movement (at);

-- What the operator assumes; the last row holds. The operator's, so without a tenant.
create table billing.assumption (
    id       uuid primary key,
    margin   numeric(5, 4) not null check (margin > 0 and margin <= 1),
    operator text          not null,
    made_at  timestamptz   not null
);
grant select, insert on billing.assumption to ${app_role}, ${system_role};
