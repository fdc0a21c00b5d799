-- Who made a version, and who last retired it or offered it again; null: it came with the application.
alter table billing.plan
    add made_by  text,
    add state_by text;
grant update (state_by) on billing.plan to ${app_role}, ${system_role};
