-- People belong to no tenant, yet nobody needs to read all of them: the app role reaches the members
-- of its current tenant, and a person whose id it holds and opened for the running transaction.
-- Whoever forgets a where clause gets neither strangers' addresses nor their password hashes.

-- The setting is '' rather than NULL once a SET LOCAL has ended.
create function accounts.opened() returns uuid[]
    language sql stable parallel safe
    as $$ select string_to_array(nullif(current_setting('app.people', true), ''), ',')::uuid[] $$;

create function accounts.open(person uuid) returns text
    language sql
    as $$
        select set_config(
            'app.people', concat_ws(',', nullif(current_setting('app.people', true), ''), person), true)
    $$;
revoke execute on function accounts.opened(), accounts.open(uuid) from public;
grant execute on function accounts.opened(), accounts.open(uuid) to ${app_role};

alter table accounts.person enable row level security;
alter table accounts.person force row level security;
create policy known on accounts.person to ${app_role}
    using (
        id = any ((select accounts.opened())::uuid[])
        or exists (select from accounts.membership m where m.person_id = person.id)
    )
    with check (true);
create policy system on accounts.person to ${system_role} using (true) with check (true);
