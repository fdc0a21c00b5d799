-- How long an organisation keeps what it dictates. No row: until it is deleted.
create table dictation.retention (
    tenant_id  uuid primary key,
    audio_days integer check (audio_days between 1 and 3650),
    text_days  integer check (text_days between 1 and 3650),
    -- keeps nothing once the text is delivered
    nothing    boolean not null default false
);
select app.isolate('dictation.retention');
grant select, insert, update, delete on dictation.retention to ${app_role}, ${system_role};

-- What the owner of one dictation wants, and when they had its text.
alter table dictation.dictation
    add column audio_until  timestamptz,
    add column text_until   timestamptz,
    add column delivered_at timestamptz;

-- That something is gone, without a word of it. Rows are never changed or removed.
create table dictation.erasure (
    id           uuid primary key,
    tenant_id    uuid not null,
    dictation_id uuid not null,
    recording_id uuid,
    what         text not null check (what in ('AUDIO', 'ALL')),
    why          text not null check (why in ('TRASH', 'OWNER', 'RULE', 'NOTHING_KEPT')),
    dictated_at  timestamptz not null,
    erased_at    timestamptz not null default now()
);
select app.isolate('dictation.erasure');
grant select, insert on dictation.erasure to ${app_role}, ${system_role};
create index erasure_log on dictation.erasure (tenant_id, erased_at desc, id);
