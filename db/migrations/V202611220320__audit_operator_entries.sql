-- What was done to the installation itself, which is no tenant's. Append-only like what tenants did.
create table audit.operator_entry (
    id      uuid primary key,
    actor   text        not null,
    action  text        not null,
    subject text        not null,
    at      timestamptz not null default now()
);
create index operator_entry_by_time on audit.operator_entry (at desc);
grant select, insert on audit.operator_entry to ${app_role}, ${system_role};
