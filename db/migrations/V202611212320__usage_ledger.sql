create schema usage;
grant usage on schema usage to ${app_role}, ${system_role};

-- What an organisation was granted. Without a row it has Free.
create table usage.entitlement (
    tenant_id         uuid primary key,
    seconds_per_month bigint not null check (seconds_per_month >= 0),
    time_zone         text not null,
    granted_at        timestamptz not null
);
select app.isolate('usage.entitlement');
grant select, insert, update on usage.entitlement to ${app_role}, ${system_role};

-- The running total of a month, in whole seconds. Every change of it is an entry, in one transaction.
create table usage.balance (
    tenant_id    uuid not null,
    period_start timestamptz not null,
    used_seconds bigint not null default 0 check (used_seconds >= 0),
    held_seconds bigint not null default 0 check (held_seconds >= 0),
    primary key (tenant_id, period_start)
);
select app.isolate('usage.balance');
grant select, insert, update on usage.balance to ${app_role}, ${system_role};

-- A hold on the allowance while work runs.
create table usage.reservation (
    id           uuid primary key,
    tenant_id    uuid not null,
    period_start timestamptz not null,
    caller_id    uuid not null,
    source       text not null check (source in ('LIVE', 'FILE', 'API', 'POLISH')),
    status       text not null check (status in ('HELD', 'SETTLED', 'RELEASED', 'EXPIRED')),
    held_seconds bigint not null check (held_seconds >= 0),
    held_at      timestamptz not null,
    touched_at   timestamptz not null
);
select app.isolate('usage.reservation');
grant select, insert, update on usage.reservation to ${app_role}, ${system_role};
create index reservation_of_tenant on usage.reservation (tenant_id, held_at);
create index reservation_held on usage.reservation (touched_at) where status = 'HELD';

-- What was done, once per reservation. Never changed, never deleted.
create table usage.event (
    id                uuid primary key,
    tenant_id         uuid not null,
    reservation_id    uuid not null unique references usage.reservation,
    caller_id         uuid not null,
    source            text not null,
    model             text not null,
    charged_seconds   bigint not null check (charged_seconds >= 0),
    speech_ms         bigint not null,
    received_ms       bigint not null,
    prompt_tokens     bigint, -- null: the node did not count them
    completion_tokens bigint,
    at                timestamptz not null
);
select app.isolate('usage.event');
grant select, insert on usage.event to ${app_role}, ${system_role};
create index event_of_tenant on usage.event (tenant_id, at);

-- The ledger: seconds move from one account to another, so that all accounts together are always zero.
create table usage.entry (
    id             uuid primary key,
    tenant_id      uuid not null,
    reservation_id uuid not null references usage.reservation,
    period_start   timestamptz not null,
    source_account text not null check (source_account in ('ALLOWANCE', 'HELD', 'USED')),
    target_account text not null check (target_account in ('ALLOWANCE', 'HELD', 'USED')),
    seconds        bigint not null check (seconds > 0),
    at             timestamptz not null,
    check (source_account <> target_account)
);
select app.isolate('usage.entry');
grant select, insert on usage.entry to ${app_role}, ${system_role};
create index entry_of_tenant on usage.entry (tenant_id, period_start);
