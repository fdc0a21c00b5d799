-- Two tables of accounts belong to no tenant and cannot: a link in a letter is followed, and an attempt is counted,
-- before anybody knows whose it is. So the app role reaches neither table. It knocks at a door with the hash of what
-- it was shown, and nobody lists links or attempts by forgetting a where clause.
revoke all on accounts.mail_token, accounts.attempt from ${app_role};
comment on table accounts.mail_token is
    'No tenant_id: a link is followed before the tenant is known. Reached through doors only.';
comment on table accounts.attempt is
    'No tenant_id: an attempt is counted before the tenant is known. Reached through doors only.';

-- Those mailed before for the same purpose are void.
create function doors.issue_mail_token(holder uuid, wanted text, hash bytea, seconds double precision) returns uuid
    language sql volatile security definer set search_path = pg_catalog
as $$
    delete from accounts.mail_token t
        where t.person_id = holder and t.purpose = wanted and t.used_at is null;
    insert into accounts.mail_token (token_hash, person_id, purpose, expires_at)
        values (hash, holder, wanted, now() + make_interval(secs => seconds))
        returning person_id
$$;

-- Uses it up.
create function doors.redeem_mail_token(hash bytea, wanted text) returns uuid
    language sql volatile security definer set search_path = pg_catalog
as $$
    update accounts.mail_token t set used_at = now()
    where t.token_hash = hash and t.purpose = wanted and t.used_at is null and t.expires_at > now()
    returning t.person_id
$$;

-- Whose it is or was, and whose it is while it is good.
create function doors.mail_token(hash bytea, wanted text) returns table (holder_id uuid, good_for uuid)
    language sql stable security definer set search_path = pg_catalog
as $$
    select t.person_id, case when t.used_at is null and t.expires_at > now() then t.person_id end
    from accounts.mail_token t where t.token_hash = hash and t.purpose = wanted
$$;

-- The one door that answers with no id: how many seconds to wait, or null where the attempt may go ahead.
create function doors.count_attempt(counted bytea, most int, seconds double precision) returns double precision
    language sql volatile security definer set search_path = pg_catalog
as $$
    insert into accounts.attempt as a (subject, count, window_ends)
    values (counted, 1, now() + make_interval(secs => seconds))
    on conflict (subject) do update set
        count = case when a.window_ends <= now() then 1 else a.count + 1 end,
        window_ends = case when a.window_ends <= now() then excluded.window_ends else a.window_ends end
    returning case when a.count > most then extract(epoch from a.window_ends - now())::float8 end
$$;

create function doors.forget_attempts(counted bytea) returns void
    language sql volatile security definer set search_path = pg_catalog
as $$
    delete from accounts.attempt a where a.subject = counted or a.window_ends < now()
$$;

revoke execute on function
    doors.issue_mail_token(uuid, text, bytea, double precision), doors.redeem_mail_token(bytea, text),
    doors.mail_token(bytea, text), doors.count_attempt(bytea, int, double precision), doors.forget_attempts(bytea)
    from public;
grant execute on function
    doors.issue_mail_token(uuid, text, bytea, double precision), doors.redeem_mail_token(bytea, text),
    doors.mail_token(bytea, text), doors.count_attempt(bytea, int, double precision), doors.forget_attempts(bytea)
    to ${app_role}, ${system_role};
alter function doors.issue_mail_token(uuid, text, bytea, double precision) owner to ${system_role};
alter function doors.redeem_mail_token(bytea, text) owner to ${system_role};
alter function doors.mail_token(bytea, text) owner to ${system_role};
alter function doors.count_attempt(bytea, int, double precision) owner to ${system_role};
alter function doors.forget_attempts(bytea) owner to ${system_role};

-- For the sweep of sign-ups whose mailbox nobody ever proved to hold.
grant delete on accounts.organisation, accounts.invitation, accounts.api_key to ${app_role}, ${system_role};
create index person_provisional on accounts.person (created_at) where provisional;
