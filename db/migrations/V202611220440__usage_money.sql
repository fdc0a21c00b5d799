-- The ledger learns tokens and money, holders below the organisation, hours, and caps.
-- Row security is not forced while the owner moves what is there into the new form: it would move nothing.
alter table usage.entitlement no force row level security;
alter table usage.balance no force row level security;
alter table usage.reservation no force row level security;
alter table usage.event no force row level security;
alter table usage.entry no force row level security;

create function app.tenant_batch() returns uuid[]
    language sql stable parallel safe
    as $$ select coalesce(nullif(current_setting('app.tenant_batch', true), ''), '{}')::uuid[] $$;

-- A wall that also opens for the tenants named by the running transaction, so that work of many of them is
-- booked by one commit and still reaches nobody else's rows.
create function app.isolate_batch(walled regclass) returns void
    language plpgsql
    as $body$
begin
    perform app.isolate(walled);
    perform app.open_to_batch(walled);
end
$body$;

-- The sub-select is hashed once a statement: a batch may name a thousand tenants.
create function app.open_to_batch(walled regclass) returns void
    language plpgsql
    as $body$
begin
    execute format(
        'create policy batch on %s to ${app_role}
            using (tenant_id in (select unnest(app.tenant_batch())))
            with check (tenant_id in (select unnest(app.tenant_batch())))', walled);
end
$body$;
revoke execute on function app.isolate_batch(regclass), app.open_to_batch(regclass) from public;

-- What an organisation was granted, as usage.Entitlements is written in JSON; null: Free.
alter table usage.entitlement add column terms jsonb;
alter table usage.entitlement drop column seconds_per_month;
select app.open_to_batch('usage.entitlement');

-- A month of one holder: the organisation (its id is the tenant's), a member or a key.
alter table usage.balance add column holder_id uuid;
alter table usage.balance add column month date;
update usage.balance b set holder_id = tenant_id, month = (period_start at time zone coalesce(
    (select time_zone from usage.entitlement e where e.tenant_id = b.tenant_id), 'UTC'))::date;
alter table usage.balance drop constraint balance_pkey;
alter table usage.balance drop column period_start;
alter table usage.balance add primary key (tenant_id, month, holder_id);
alter table usage.balance add column used_tokens bigint not null default 0 check (used_tokens >= 0);
alter table usage.balance add column held_tokens bigint not null default 0 check (held_tokens >= 0);
alter table usage.balance add column charged_micros bigint not null default 0 check (charged_micros >= 0);
-- Counted up and down all day: room on each page keeps an update beside what it replaces.
alter table usage.balance set (fillfactor = 50);
select app.open_to_batch('usage.balance');

alter table usage.reservation add column month date;
update usage.reservation r set month = (period_start at time zone coalesce(
    (select time_zone from usage.entitlement e where e.tenant_id = r.tenant_id), 'UTC'))::date;
alter table usage.reservation alter column month set not null;
alter table usage.reservation drop column period_start;
alter table usage.reservation add column held_tokens bigint not null default 0 check (held_tokens >= 0);
alter table usage.reservation drop constraint reservation_source_check;
alter table usage.reservation add check (source in ('LIVE', 'FILE', 'API', 'POLISH', 'CHAT', 'EMBEDDING'));
drop index usage.reservation_of_tenant; -- nobody looks there by tenant
select app.open_to_batch('usage.reservation');

-- Once per reservation, whose id is the event's. Reservations are never deleted, so no foreign key is asked
-- for each line, here and for entries.
alter table usage.event drop constraint event_pkey;
alter table usage.event drop column id;
alter table usage.event drop constraint event_reservation_id_key;
alter table usage.event add primary key (reservation_id);
alter table usage.event drop constraint event_reservation_id_fkey;
alter table usage.event add column plan text not null default 'free';
alter table usage.event add column plan_version int not null default 1;
alter table usage.event add column node text; -- null: unknown
alter table usage.event add column gpu_ms bigint; -- null: unknown
alter table usage.event add column cached_tokens bigint;
alter table usage.event add column included_micros bigint not null default 0 check (included_micros >= 0);
alter table usage.event add column overage_micros bigint not null default 0 check (overage_micros >= 0);
alter table usage.event rename column at to received_at;
alter table usage.event add column occurred_at timestamptz;
update usage.event set occurred_at = received_at;
alter table usage.event alter column occurred_at set not null;
select app.open_to_batch('usage.event');

-- An entry moves seconds, tokens or micro-units.
alter table usage.entry rename column seconds to amount;
alter table usage.entry add column unit text not null default 'SECONDS' check (unit in ('SECONDS', 'TOKENS', 'MICROS'));
alter table usage.entry alter column unit drop default;
alter table usage.entry add column month date;
update usage.entry e set month = r.month from usage.reservation r where r.id = e.reservation_id;
alter table usage.entry alter column month set not null;
alter table usage.entry drop column period_start;
alter table usage.entry drop constraint entry_reservation_id_fkey;
alter table usage.entry drop column id;
alter table usage.entry add column id bigint generated always as identity;
alter table usage.entry add primary key (tenant_id, month, id);
drop index if exists usage.entry_of_tenant;
select app.open_to_batch('usage.entry');

-- An hour that begins where the tenant lives. Kept in the transaction of what it sums.
create table usage.hour (
    tenant_id         uuid not null,
    hour              timestamptz not null,
    holder_id         uuid not null,
    source            text not null,
    model             text not null,
    requests          bigint not null,
    charged_seconds   bigint not null,
    received_ms       bigint not null,
    prompt_tokens     bigint not null,
    cached_tokens     bigint not null,
    completion_tokens bigint not null,
    gpu_ms            bigint not null,
    included_micros   bigint not null,
    overage_micros    bigint not null,
    primary key (tenant_id, hour, holder_id, source, model)
);
insert into usage.hour
    select tenant_id, date_trunc('hour', occurred_at), caller_id, source, model, count(*), sum(charged_seconds), sum(received_ms),
        coalesce(sum(prompt_tokens), 0), 0, coalesce(sum(completion_tokens), 0), 0, 0, 0
    from usage.event group by 1, 2, 3, 4, 5;
alter table usage.hour set (fillfactor = 70);
select app.isolate_batch('usage.hour');
grant select, insert, update on usage.hour to ${app_role}, ${system_role};

-- What an owner allows a month: to the organisation, a member or a key. Null: no such cap.
create table usage.cap (
    tenant_id       uuid not null,
    holder_id       uuid not null,
    monthly_seconds bigint check (monthly_seconds >= 0),
    monthly_micros  bigint check (monthly_micros >= 0),
    set_at          timestamptz not null,
    primary key (tenant_id, holder_id)
);
select app.isolate_batch('usage.cap');
grant select, insert, update, delete on usage.cap to ${app_role}, ${system_role};

-- Said once a month for each mark that was passed.
create table usage.alert (
    tenant_id uuid not null,
    month     date not null,
    holder_id uuid not null,
    measure   text not null check (measure in ('MINUTES', 'MONEY')),
    percent   int not null check (percent in (50, 80, 100)),
    passed_at timestamptz not null,
    sent_at   timestamptz,
    primary key (tenant_id, month, holder_id, measure, percent)
);
select app.isolate_batch('usage.alert');
grant select, insert, update on usage.alert to ${app_role}, ${system_role};
create index alert_to_send on usage.alert (passed_at) where sent_at is null;

alter table usage.entitlement force row level security;
alter table usage.balance force row level security;
alter table usage.reservation force row level security;
alter table usage.event force row level security;
alter table usage.entry force row level security;
