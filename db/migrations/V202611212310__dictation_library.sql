create schema dictation;
grant usage on schema dictation to ${app_role}, ${system_role};

-- One dictation from the first sample to the text in the history.
create table dictation.dictation (
    id              uuid primary key,
    tenant_id       uuid not null,
    owner_kind      text not null check (owner_kind in ('MEMBER', 'KEY')),
    owner_id        uuid not null,
    owner_person    uuid,
    origin          text not null check (origin in ('LIVE', 'FILE', 'API')),
    status          text not null
        check (status in ('RECORDING', 'QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')),
    keep            boolean not null,
    title           text,
    filename        text,
    -- how it is to be heard
    language        text not null,
    model_asked     text,
    prompt          text,
    temperature     double precision not null,
    style           text,
    sample_rate     integer,
    turns           text,
    -- what was kept and held
    recording_id    uuid,
    reservation_id  uuid,
    held_seconds    bigint not null default 0,
    -- what came of it
    duration_ms     bigint,
    speech_ms       bigint,
    charged_seconds bigint,
    heard_language  text,
    model           text,
    engine          text,
    demo            boolean not null default false,
    raw             text,
    polished        text,
    polish_engine   text,
    polish_outcome  text,
    trouble         text,
    trouble_detail  text,
    -- how far it is
    stage           text,
    progress        double precision not null default 0,
    stage_since     timestamptz,
    round           integer not null default 0,
    tries           integer not null default 0,
    attempt         integer not null default 0,
    connected       boolean not null default false,
    created_at      timestamptz not null,
    queued_at       timestamptz,
    started_at      timestamptz,
    finished_at     timestamptz,
    heartbeat_at    timestamptz not null,
    deleted_at      timestamptz
);
select app.isolate('dictation.dictation');
grant select, insert, update, delete on dictation.dictation to ${app_role}, ${system_role};
create index dictation_history on dictation.dictation (tenant_id, owner_id, created_at desc);
create index dictation_unfinished on dictation.dictation (status, heartbeat_at)
    where status in ('RECORDING', 'QUEUED', 'RUNNING');
create index dictation_trash on dictation.dictation (deleted_at) where deleted_at is not null;

-- What was said when. A row is written once its text is final; only the polished text is added to it.
create table dictation.segment (
    tenant_id    uuid not null,
    dictation_id uuid not null references dictation.dictation on delete cascade,
    index        integer not null,
    start_ms     bigint not null,
    end_ms       bigint not null,
    text         text not null,
    confidence   double precision,
    polished     text,
    polish_engine     text,
    polish_outcome    text,
    prompt_tokens     bigint not null default 0,
    completion_tokens bigint not null default 0,
    primary key (tenant_id, dictation_id, index)
);
select app.isolate('dictation.segment');
grant select, insert, delete on dictation.segment to ${app_role};
grant update (polished, polish_engine, polish_outcome, prompt_tokens, completion_tokens)
    on dictation.segment to ${app_role};
grant select, delete on dictation.segment to ${system_role};
create index segment_of_dictation on dictation.segment (dictation_id);
