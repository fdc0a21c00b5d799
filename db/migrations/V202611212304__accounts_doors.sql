-- Every way into accounts before the tenant is known. Each returns ids only, and runs as the system
-- role; the schema's own names are spelled out, so that nobody's search path can stand in between.

create function doors.person_by_email(address text) returns uuid
    language sql stable security definer set search_path = pg_catalog
as $$
    select id from accounts.person where email = lower(address) and not provisional
$$;

create function doors.memberships_of(person uuid) returns table (tenant_id uuid, member_id uuid)
    language sql stable security definer set search_path = pg_catalog
as $$
    select m.tenant_id, m.id from accounts.membership m where m.person_id = person order by m.joined_at, m.id
$$;

create function doors.api_key(presented_handle text, presented_hash bytea)
    returns table (tenant_id uuid, key_id uuid)
    language sql volatile security definer set search_path = pg_catalog
as $$
    -- Its last use is noted to the minute, so that a busy key does not rewrite its row each time.
    with used as (
        update accounts.api_key k set last_used_at = now()
        where k.handle = presented_handle and k.secret_hash = presented_hash and k.revoked_at is null
          and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute')
    )
    select k.tenant_id, k.id from accounts.api_key k
    where k.handle = presented_handle and k.secret_hash = presented_hash and k.revoked_at is null
$$;

create function doors.invitation(presented_hash bytea) returns table (tenant_id uuid, invitation_id uuid)
    language sql stable security definer set search_path = pg_catalog
as $$
    select i.tenant_id, i.id from accounts.invitation i where i.token_hash = presented_hash
$$;

create function doors.client_secret(presented_hash bytea)
    returns table (tenant_id uuid, member_id uuid, person_id uuid, key_id uuid)
    language sql volatile security definer set search_path = pg_catalog
as $$
    update accounts.client_secret c set used_at = coalesce(c.used_at, now())
    where c.secret_hash = presented_hash and c.expires_at > now()
    returning c.tenant_id, c.member_id, c.person_id, c.key_id
$$;

revoke execute on function doors.person_by_email(text) from public;
grant execute on function doors.person_by_email(text) to ${app_role}, ${system_role};
alter function doors.person_by_email(text) owner to ${system_role};
revoke execute on function doors.memberships_of(uuid) from public;
grant execute on function doors.memberships_of(uuid) to ${app_role}, ${system_role};
alter function doors.memberships_of(uuid) owner to ${system_role};
revoke execute on function doors.api_key(text, bytea) from public;
grant execute on function doors.api_key(text, bytea) to ${app_role}, ${system_role};
alter function doors.api_key(text, bytea) owner to ${system_role};
revoke execute on function doors.invitation(bytea) from public;
grant execute on function doors.invitation(bytea) to ${app_role}, ${system_role};
alter function doors.invitation(bytea) owner to ${system_role};
revoke execute on function doors.client_secret(bytea) from public;
grant execute on function doors.client_secret(bytea) to ${app_role}, ${system_role};
alter function doors.client_secret(bytea) owner to ${system_role};
