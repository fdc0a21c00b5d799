-- Plans, and who has which.

create schema billing;
grant usage on schema billing to ${app_role}, ${system_role};

-- Everybody's, so without a tenant. A version never changes once it was written: only whether it is offered.
create table billing.plan (
    code        text        not null,
    version     int         not null check (version >= 1),
    place       int         not null,
    name_en     text        not null,
    name_zh     text        not null,
    price_cents bigint      not null check (price_cents >= 0),
    currency    text        not null,
    per_seat    boolean     not null,
    least_seats int         not null check (least_seats >= 1),
    trial_days  int         not null check (trial_days >= 0),
    terms       jsonb       not null,
    lookup_key  text        not null unique,
    state       text        not null check (state in ('OFFERED', 'RETIRED')),
    made_at     timestamptz not null default now(),
    primary key (code, version)
);
create unique index plan_offered on billing.plan (code) where state = 'OFFERED';
grant select, insert on billing.plan to ${app_role}, ${system_role};
grant update (state) on billing.plan to ${app_role}, ${system_role};

-- What an organisation pays for: one row, from its first way to the till on.
create table billing.subscription (
    id             uuid primary key,
    tenant_id      uuid        not null unique,
    status         text        not null
        check (status in ('INCOMPLETE', 'TRIALING', 'ACTIVE', 'PAST_DUE', 'UNPAID', 'CANCELLED')),
    plan           text,
    plan_version   int,
    seats          int         not null check (seats >= 1),
    customer       text unique,
    customer_name  text        not null,
    customer_email text        not null,
    stripe_id      text unique,
    item_id        text,
    period_start   timestamptz,
    period_end     timestamptz,
    cancels        boolean     not null default false,
    trial_end      timestamptz,
    trial_used     boolean     not null default false,
    trial_told     boolean     not null default false,
    grace_until    timestamptz,
    ended_at       timestamptz,
    -- Tickets drawn before Stripe is asked; an answer to an older ticket than the last one heard is dropped.
    asked          bigint      not null default 0,
    heard          bigint      not null default 0,
    heard_at       timestamptz,
    -- When Stripe has to be asked again; null: nothing is due.
    due_at         timestamptz,
    foreign key (plan, plan_version) references billing.plan (code, version),
    check ((plan is null) = (plan_version is null))
);
select app.isolate('billing.subscription');
grant select, insert, update on billing.subscription to ${app_role}, ${system_role};
create index subscription_due on billing.subscription (due_at) where due_at is not null;
create index subscription_grace on billing.subscription (grace_until) where grace_until is not null;

-- A way to the till. Its id is the idempotency key of the session at Stripe.
create table billing.checkout (
    id           uuid primary key,
    tenant_id    uuid        not null,
    plan         text        not null,
    plan_version int         not null,
    seats        int         not null check (seats >= 1),
    trial_end    timestamptz,
    language     text        not null,
    session      text unique,
    url          text,
    status       text        not null check (status in ('OPEN', 'COMPLETE', 'EXPIRED')),
    asked_by     uuid,
    asked_at     timestamptz not null,
    foreign key (plan, plan_version) references billing.plan (code, version)
);
select app.isolate('billing.checkout');
grant select, insert, update on billing.checkout to ${app_role}, ${system_role};
create index checkout_by_tenant on billing.checkout (tenant_id, asked_at);
create unique index checkout_open on billing.checkout (tenant_id) where status = 'OPEN';

-- What was asked of Stripe and is not known to have been done. Its id is the idempotency key, its words the
-- request: after a crash the same request is made again.
create table billing.intent (
    id           uuid primary key,
    tenant_id    uuid        not null,
    kind         text        not null check (kind in ('PLAN', 'SEATS', 'CANCEL', 'RESUME')),
    stripe_id    text        not null,
    plan         text,
    plan_version int,
    seats        int,
    priced_at    timestamptz,
    asked_by     uuid,
    asked_at     timestamptz not null,
    done_at      timestamptz,
    refusal      text
);
select app.isolate('billing.intent');
grant select, insert, update on billing.intent to ${app_role}, ${system_role};
create unique index intent_open on billing.intent (tenant_id) where done_at is null;

create function doors.billing_customer(customer text) returns uuid
    language sql stable security definer set search_path = pg_catalog
as $$
    select s.tenant_id from billing.subscription s where s.customer = billing_customer.customer
$$;
revoke execute on function doors.billing_customer(text) from public;
grant execute on function doors.billing_customer(text) to ${app_role}, ${system_role};
alter function doors.billing_customer(text) owner to ${system_role};

-- Webhook events, by Stripe's own id: ids and types, never what they carried. They come before the tenant is known.
create table billing.event (
    id          text primary key,
    type        text        not null,
    customer    text,
    subject     text,
    made_at     timestamptz not null,
    received_at timestamptz not null default now(),
    done_at     timestamptz,
    outcome     text
);
grant select, insert, update on billing.event to ${app_role}, ${system_role};
create index event_to_do on billing.event (received_at) where done_at is null;
