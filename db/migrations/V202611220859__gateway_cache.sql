-- Answers that may be given again to the same tenant for the same question, for a while.
create table gateway.cached_answer (
    tenant_id  uuid        not null,
    key        bytea       not null check (octet_length(key) = 32),
    type       text        not null,
    body       bytea       not null,
    expires_at timestamptz not null,
    primary key (tenant_id, key)
);
select app.isolate('gateway.cached_answer');
comment on column gateway.cached_answer.key is
    'SHA-256 over tenant, model, parameters and content: the question itself is not kept.';
grant select, insert, update on gateway.cached_answer to ${app_role};
grant select, delete on gateway.cached_answer to ${system_role};
create index cached_answer_by_end on gateway.cached_answer (expires_at);
