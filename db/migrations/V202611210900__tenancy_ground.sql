-- What every room's tables stand on: the current tenant, and the walls between tenants.

create schema app;
grant usage on schema app to ${app_role}, ${system_role};

-- The setting is '' rather than NULL once a SET LOCAL has ended.
create function app.current_tenant() returns uuid
    language sql stable parallel safe
    as $$ select nullif(current_setting('app.tenant_id', true), '')::uuid $$;

-- Walls a table in: the app role reaches the rows of its current tenant, the system role all of them,
-- and nobody else any (the owner included, since row security is forced).
create function app.isolate(walled regclass) returns void
    language plpgsql
    as $body$
begin
    execute format('alter table %s enable row level security', walled);
    execute format('alter table %s force row level security', walled);
    -- The sub-select is evaluated once a query, so that an index on tenant_id is used.
    execute format(
        'create policy tenant on %s to ${app_role}
            using (tenant_id = (select app.current_tenant()))
            with check (tenant_id = (select app.current_tenant()))', walled);
    execute format('create policy system on %s to ${system_role} using (true) with check (true)', walled);
end
$body$;
revoke execute on function app.isolate(regclass) from public;

-- Doors before the tenant is known: security definer functions, owned by the system role.
create schema doors;
grant usage on schema doors to ${app_role};
grant usage, create on schema doors to ${system_role};
