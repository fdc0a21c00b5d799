-- Rates of requests, shared by all instances: counters under the id of a tenant or a key. A lost row gives somebody a
-- fresh minute, no more.
create schema if not exists gateway;
grant usage on schema gateway to ${app_role}, ${system_role};

create table gateway.bucket (
    id         text primary key,
    state      bytea,
    expires_at bigint
);
comment on table gateway.bucket is
    'No tenant_id column: it counts requests and tells nothing of them. A row is read by its whole id only.';
grant select, insert, update, delete on gateway.bucket to ${app_role}, ${system_role};
create index bucket_by_end on gateway.bucket (expires_at);
