-- Texts that stand where a phrase for them was said.
create table dictation.snippet (
    id         uuid primary key,
    tenant_id  uuid not null,
    -- whose it is; null: everybody's in the organisation
    owner_id   uuid,
    text       text not null,
    -- what is said for it, one a line
    phrases    text not null,
    created_at timestamptz not null default now()
);
select app.isolate('dictation.snippet');
grant select, insert, update, delete on dictation.snippet to ${app_role}, ${system_role};
create index snippet_of_tenant on dictation.snippet (tenant_id, owner_id);
-- Where a member is, for the dates and times in their snippets.
alter table dictation.preference add column zone text;
