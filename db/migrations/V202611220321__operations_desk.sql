-- The operator's desk: how programs and nodes prove themselves to it, and what it remembers of nodes. No tenant's.
create schema operations;
grant usage on schema operations to ${app_role}, ${system_role};

create table operations.token (
    id           uuid primary key,
    kind         text        not null check (kind in ('operator', 'join')),
    name         text        not null,
    -- Finds the token and may be shown; the secret proves it and is not kept.
    handle       text        not null unique,
    secret_hash  bytea       not null,
    created_by   text        not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz
);

create table operations.node_note (
    node_id    uuid primary key,
    -- Who asked that it gets no new work: what a node asked for, it may take back; what an operator did, it may not.
    drained_by text check (drained_by in ('operator', 'node')),
    -- The card that the node announced last; an operator may have changed its labels or cost since.
    announced  jsonb
);

grant select, insert, update on operations.token to ${app_role};
grant select, insert, update, delete on operations.node_note to ${app_role};
grant select, insert, update, delete on operations.token, operations.node_note to ${system_role};
