create extension if not exists btree_gin with schema app;

-- The words of a text for finding it again: those that are written apart, in small letters, and of scripts that are
-- written together each character with the next, the last by itself. Only so much of a text that all of it fits.
create function dictation.words_of(spoken text) returns text[]
    language sql immutable parallel safe set search_path = pg_catalog
as $$
    select coalesce(array_agg(distinct word), '{}')
    from (
        select apart[1] as word
        from regexp_matches(lower(left(spoken, 400000)),
            '[^\s[:punct:]\u2000-\u206f\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]+', 'g') apart
        union all
        select characters[i] || coalesce(characters[i + 1], '')
        from regexp_matches(left(spoken, 100000), '[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+', 'g') run,
            lateral (select string_to_array(run[1], null) as characters) split,
            generate_series(1, cardinality(characters)) i
    ) found
$$;

-- All that was asked for: the beginnings of words, and characters beside each other (the last of them begins something too).
create function dictation.asked(wanted text) returns tsquery
    language sql immutable parallel safe set search_path = pg_catalog
as $$
    select string_agg(format('%L:*', word), ' & ')::tsquery
    from unnest(dictation.words_of(wanted)) word
$$;

create table dictation.findable (
    tenant_id    uuid not null,
    dictation_id uuid not null references dictation.dictation on delete cascade,
    owner_id     uuid not null,
    words        tsvector not null,
    primary key (tenant_id, dictation_id)
);
select app.isolate('dictation.findable');
grant select, insert, update, delete on dictation.findable to ${app_role}, ${system_role};
create index findable_of_dictation on dictation.findable (dictation_id);
create index findable_words on dictation.findable using gin (tenant_id, owner_id, words);

create function dictation.make_findable() returns trigger
    language plpgsql set search_path = pg_catalog
as $$
begin
    if new.keep and coalesce(new.title, new.raw, new.polished) is not null then
        insert into dictation.findable (tenant_id, dictation_id, owner_id, words)
        values (new.tenant_id, new.id, new.owner_id,
            array_to_tsvector(dictation.words_of(concat_ws(' ', new.title, new.raw, new.polished))))
        on conflict (tenant_id, dictation_id) do update set words = excluded.words;
    end if;
    return null;
end
$$;
create trigger dictation_findable
    after insert or update of title, raw, polished on dictation.dictation
    for each row execute function dictation.make_findable();

-- What is there already.
set role ${system_role};
insert into dictation.findable (tenant_id, dictation_id, owner_id, words)
select tenant_id, id, owner_id,
    array_to_tsvector(dictation.words_of(concat_ws(' ', title, raw, polished)))
from dictation.dictation
where keep and coalesce(title, raw, polished) is not null;
reset role;

-- Row security forbids an index to be asked before the tenant is known; this asks for the current tenant only.
create function doors.dictations_found(owner uuid, wanted text) returns setof uuid
    language plpgsql stable security definer rows 50 set search_path = pg_catalog
as $$
declare
    -- made once, not for every row
    query constant tsquery := dictation.asked(wanted);
begin
    return query
        select f.dictation_id from dictation.findable f
        where f.tenant_id = app.current_tenant() and f.owner_id = dictations_found.owner
          and f.words @@ query;
end
$$;
revoke execute on function doors.dictations_found(uuid, text) from public;
grant execute on function doors.dictations_found(uuid, text) to ${app_role};
alter function doors.dictations_found(uuid, text) owner to ${system_role};

-- Counting and paging a history without reading its texts.
create index dictation_shelf on dictation.dictation (tenant_id, owner_id, created_at desc, id) include (origin)
    where keep and deleted_at is null;
