-- What a key may do, for how long and from where. Rotating gives it another secret and leaves it the same key, so that
-- its limits and its use go on; the secret before stays good for a while.
alter table accounts.api_key
    add column scopes              text[] not null default '{audio,text,usage}',
    add column models              text[] not null default '{}',
    add column networks            text[] not null default '{}',
    add column requests_per_minute int check (requests_per_minute >= 1),
    add column expires_at          timestamptz,
    add column rotated_at          timestamptz,
    add column old_handle          text unique,
    add column old_secret_hash     bytea,
    add column old_until           timestamptz,
    add check ((old_handle is null) = (old_secret_hash is null) and (old_handle is null) = (old_until is null));

set role ${system_role};

-- An expired key is found as well: who holds it is told that it expired.
create or replace function doors.api_key(presented_handle text, presented_hash bytea)
    returns table (tenant_id uuid, key_id uuid)
    language sql volatile security definer set search_path = pg_catalog
as $$
    -- Its last use is noted to the minute, so that a busy key does not rewrite its row each time.
    with found as materialized (
        select k.tenant_id, k.id from accounts.api_key k
        where k.revoked_at is null
          and (k.handle = presented_handle and k.secret_hash = presented_hash
               or k.old_handle = presented_handle and k.old_secret_hash = presented_hash and k.old_until > now())
    ), used as (
        update accounts.api_key k set last_used_at = now() from found f
        where k.id = f.id and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute')
    )
    select f.tenant_id, f.id from found f
$$;

reset role;
