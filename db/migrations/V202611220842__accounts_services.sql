-- A service account is a key whose secret is exchanged for tokens instead of being shown with each request.
alter table accounts.api_key
    add column kind text not null default 'KEY' check (kind in ('KEY', 'SERVICE'));

-- What tokens are signed with, newest first. The private part is sealed with a secret that the database does not hold.
create table accounts.signing_key (
    id      text primary key,
    sealed  bytea       not null,
    made_at timestamptz not null default now()
);
comment on table accounts.signing_key is 'No tenant_id: tokens of all organisations are signed alike.';
grant select, insert on accounts.signing_key to ${app_role};
grant select, insert, delete on accounts.signing_key to ${system_role};
