-- How loud a dictation is from moment to moment, for its picture: made once, when somebody first looks.
create table dictation.waveform (
    tenant_id    uuid  not null,
    dictation_id uuid  not null references dictation.dictation on delete cascade,
    step_ms      bigint not null,
    -- a byte a step: the loudest sample in it, 255 for the loudest that there can be
    peaks        bytea not null,
    primary key (tenant_id, dictation_id)
);
select app.isolate('dictation.waveform');
grant select, insert, delete on dictation.waveform to ${app_role};
grant select, delete on dictation.waveform to ${system_role};
create index waveform_of_dictation on dictation.waveform (dictation_id);

-- Whoever has the audio erased has its picture erased with it.
create function dictation.forget_waveform() returns trigger language plpgsql as $$
begin
    delete from dictation.waveform where dictation_id = new.id;
    return null;
end
$$;
create trigger forget_waveform after update of recording_id on dictation.dictation
    for each row when (old.recording_id is not null and new.recording_id is null)
    execute function dictation.forget_waveform();
