-- A stretch of a live dictation that was not recognised. Its audio is kept, and the row goes once it is.
create table dictation.gap (
    tenant_id    uuid   not null,
    dictation_id uuid   not null references dictation.dictation on delete cascade,
    from_ms      bigint not null,
    to_ms        bigint not null,
    kind         text   not null check (kind in ('UNRECOGNISED', 'UNHEARD')),
    primary key (tenant_id, dictation_id, from_ms),
    check (from_ms < to_ms)
);
select app.isolate('dictation.gap');
grant select, insert, delete on dictation.gap to ${app_role};
grant update (from_ms, to_ms) on dictation.gap to ${app_role};
grant select, delete on dictation.gap to ${system_role};
create index gap_of_dictation on dictation.gap (dictation_id);

-- How far a completed dictation is with the recognition of its gaps; none is wanted where filling is null.
alter table dictation.dictation
    add filling       text check (filling in ('WAITING', 'RUNNING')),
    add filling_all   boolean not null default false,
    add filling_tries integer not null default 0,
    add filling_due   timestamptz;
create index dictation_filling on dictation.dictation (filling_due) where filling is not null;
