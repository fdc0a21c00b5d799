-- The catalogue of models, and the nodes that run them. Nothing here belongs to a tenant but adapters.
create schema inference;
grant usage on schema inference to ${app_role}, ${system_role};

create table inference.model (
    id            text primary key,
    place         int not null,
    kind          text not null check (kind in ('speech', 'text', 'embedding', 'vision')),
    name          text not null,
    languages     text[] not null default '{}',
    best_for      text[] not null default '{}',
    max_window_ms bigint not null default 0,
    live          boolean not null default false,
    demo          boolean not null default false,
    also_called   text[] not null default '{}',
    context       int,
    revision      text,
    hardware      text not null default '',
    profile       text not null default 'vllm',
    -- False once an operator has made it their own: then an upgrade leaves it alone.
    shipped       boolean not null default true
);

create table inference.alias (
    name    text primary key,
    place   int not null,
    kind    text not null check (kind in ('speech', 'text', 'embedding', 'vision')),
    prefer  text[] not null default '{}',
    shipped boolean not null default true
);

create table inference.adapter (
    id        uuid primary key,
    tenant_id uuid not null,
    name      text not null unique,
    base      text not null references inference.model (id),
    revision  text
);
select app.isolate('inference.adapter');
create index on inference.adapter (tenant_id, name);

create table inference.node (
    id                 uuid primary key,
    name               text not null unique,
    origin             text not null check (origin in ('settings', 'operator', 'joined')),
    gpu_kind           text,
    gpu_count          int check (gpu_count > 0),
    hourly_cost_micros bigint check (hourly_cost_micros >= 0),
    labels             jsonb not null default '{}',
    exporter           text,
    draining           boolean not null default false,
    added_at           timestamptz not null default now(),
    -- When a joined node last announced itself.
    heard_at           timestamptz not null default now()
);

create table inference.endpoint (
    node_id uuid not null references inference.node (id) on delete cascade,
    place   int not null,
    url     text not null,
    profile text not null,
    metrics text,
    primary key (node_id, place)
);

grant select on inference.model, inference.alias, inference.adapter, inference.node, inference.endpoint
    to ${app_role};
grant select, insert, update, delete
    on inference.model, inference.alias, inference.adapter, inference.node, inference.endpoint
    to ${system_role};
