-- How a member likes to be heard; remembered so that it need not be chosen again.
create table dictation.preference (
    tenant_id uuid not null,
    owner_id  uuid not null,
    language  text not null,
    style     text,
    primary key (tenant_id, owner_id)
);
select app.isolate('dictation.preference');
grant select, insert, update, delete on dictation.preference to ${app_role};
grant select, delete on dictation.preference to ${system_role};
