create schema audit;
grant usage on schema audit to ${app_role}, ${system_role};

-- Append-only: nobody but the owner may change or remove what was written.
create table audit.entry (
    id        uuid primary key,
    tenant_id uuid        not null,
    actor     uuid,
    action    text        not null,
    subject   text        not null,
    at        timestamptz not null default now()
);
select app.isolate('audit.entry');
create index entry_by_time on audit.entry (tenant_id, at desc);
grant select, insert on audit.entry to ${app_role}, ${system_role};
