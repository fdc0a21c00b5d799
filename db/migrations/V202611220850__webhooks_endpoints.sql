create schema webhooks;
grant usage on schema webhooks to ${app_role}, ${system_role};

-- Where a customer wants to hear what happened. Secrets are sealed with one that the database does not hold.
create table webhooks.endpoint (
    tenant_id     uuid        not null,
    id            uuid        not null,
    url           text        not null check (length(url) <= 2048),
    description   text        not null check (length(description) <= 200),
    -- the types it wants, by their names on the wire
    types         text[]      not null,
    -- OFF: by a person; GONE: it answered 410; FAILING: nothing arrived for days
    status        text        not null default 'ON' check (status in ('ON', 'OFF', 'GONE', 'FAILING')),
    sealed        bytea       not null,
    -- the secret before, which signs too until then
    old_sealed    bytea,
    old_until     timestamptz,
    -- since when every attempt failed
    failing_since timestamptz,
    created_at    timestamptz not null,
    primary key (tenant_id, id)
);
select app.isolate('webhooks.endpoint');
grant select, insert, update, delete on webhooks.endpoint to ${app_role};
grant select on webhooks.endpoint to ${system_role};

-- One event for one endpoint.
create table webhooks.delivery (
    tenant_id   uuid        not null,
    id          uuid        not null,
    endpoint_id uuid        not null,
    type        text        not null,
    -- text and not jsonb: what is signed is sent again letter by letter
    payload     text        not null,
    state       text        not null check (state in ('WAITING', 'DELIVERED', 'FAILED')),
    -- attempts of this round, begun ones too; a replay begins another
    tries       int         not null default 0,
    next_at     timestamptz,
    -- who is at it, and until when that is believed
    claim       uuid,
    claim_until timestamptz,
    created_at  timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, endpoint_id) references webhooks.endpoint on delete cascade,
    check ((state = 'WAITING') = (next_at is not null))
);
select app.isolate('webhooks.delivery');
grant select, insert, update on webhooks.delivery to ${app_role};
grant select, delete on webhooks.delivery to ${system_role};
create index delivery_log on webhooks.delivery (tenant_id, endpoint_id, created_at desc, id desc);
create index delivery_due on webhooks.delivery (next_at) where state = 'WAITING';
create index delivery_claimed on webhooks.delivery (tenant_id, endpoint_id) where claim is not null;
create index delivery_old on webhooks.delivery (created_at);

create table webhooks.attempt (
    tenant_id   uuid        not null,
    delivery_id uuid        not null,
    id          bigint      generated always as identity,
    at          timestamptz not null,
    -- null: there was no answer
    status      int,
    millis      bigint      not null,
    -- the first kilobyte of the answer, or why there is none
    answer      text        not null,
    primary key (tenant_id, delivery_id, id),
    foreign key (tenant_id, delivery_id) references webhooks.delivery on delete cascade
);
select app.isolate('webhooks.attempt');
grant select, insert on webhooks.attempt to ${app_role};
grant select on webhooks.attempt to ${system_role};
