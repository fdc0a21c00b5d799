-- A file that a program has transcribed while it does something else. Its way is its dictation's.
alter table dictation.dictation drop constraint dictation_origin_check;
alter table dictation.dictation
    add constraint dictation_origin_check check (origin in ('LIVE', 'FILE', 'API', 'JOB'));
create index dictation_jobs on dictation.dictation (tenant_id, created_at desc, id desc)
    where origin = 'JOB';
create index dictation_jobs_ended on dictation.dictation (finished_at) where origin = 'JOB';

create table dictation.job (
    tenant_id       uuid not null,
    id              uuid not null references dictation.dictation on delete cascade
                        deferrable initially deferred,
    -- where the audio is fetched from, if it was not sent
    url             text,
    idempotency_key text,
    -- of the request that the key stands for
    fingerprint     text not null,
    primary key (tenant_id, id),
    unique (tenant_id, idempotency_key)
);
select app.isolate('dictation.job');
grant select, insert, delete on dictation.job to ${app_role};
grant select, delete on dictation.job to ${system_role};
create index job_of_dictation on dictation.job (id);
