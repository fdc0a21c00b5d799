-- The script that Chinese is written in: a member's choice, or the organisation's (no owner).
create table dictation.script (
    tenant_id uuid not null,
    owner_id  uuid,
    script    text not null,
    constraint script_once unique nulls not distinct (tenant_id, owner_id)
);
select app.isolate('dictation.script');
grant select, insert, update, delete on dictation.script to ${app_role};
grant select, delete on dictation.script to ${system_role};

-- That of one dictation, settled when it began; null: as its model wrote it.
alter table dictation.dictation add column script text;
