-- Texts that a person edited. The newest is the one that is edited; those before it stay as they were.
create table dictation.edition (
    tenant_id    uuid not null,
    dictation_id uuid not null references dictation.dictation on delete cascade,
    -- counts from 1
    number       integer not null,
    -- what it began as: text, polished, or edited-<number>
    source       text not null,
    -- one more with each change
    revision     integer not null default 0,
    created_at   timestamptz not null default now(),
    changed_at   timestamptz not null default now(),
    primary key (tenant_id, dictation_id, number)
);
select app.isolate('dictation.edition');
grant select, insert, update, delete on dictation.edition to ${app_role};
grant select, delete on dictation.edition to ${system_role};
create index edition_of_dictation on dictation.edition (dictation_id);

-- A stretch of an edited text, with the times of its words as in dictation.segment.
create table dictation.passage (
    tenant_id    uuid not null,
    dictation_id uuid not null,
    number       integer not null,
    key          bigint not null,
    -- of the edition, when this was last changed
    revision     integer not null,
    -- the order of the text
    place        double precision not null,
    start_ms     bigint not null,
    end_ms       bigint not null,
    text         text not null,
    confidence   double precision,
    words        text not null,
    primary key (tenant_id, dictation_id, number, key),
    foreign key (tenant_id, dictation_id, number) references dictation.edition on delete cascade
);
select app.isolate('dictation.passage');
grant select, insert, delete on dictation.passage to ${app_role};
grant select, delete on dictation.passage to ${system_role};
