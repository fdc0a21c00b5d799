-- Words that people's engines should know: how they are written, and how they may be heard.
create table dictation.term (
    id         uuid primary key,
    tenant_id  uuid not null,
    -- whose it is; null: everybody's in the organisation
    owner_id   uuid,
    written    text not null,
    -- forms that stand for it, one a line
    heard      text not null default '',
    created_at timestamptz not null default now()
);
select app.isolate('dictation.term');
grant select, insert, update, delete on dictation.term to ${app_role}, ${system_role};
create unique index term_once on dictation.term (tenant_id, owner_id, written) nulls not distinct;
