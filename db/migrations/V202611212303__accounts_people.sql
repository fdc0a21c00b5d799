create schema accounts;
grant usage on schema accounts to ${app_role}, ${system_role};

-- A person is not a member: one person, many organisations.
create table accounts.person (
    id            uuid primary key,
    email         text        not null check (email = lower(email)),
    name          text        not null,
    password_hash text,
    verified_at   timestamptz,
    locale        text,
    -- Raised to sign out everywhere: a session of an older epoch is over.
    session_epoch int         not null default 0,
    operator      boolean     not null default false,
    -- Signed up with an address that has an account: waits for the holder of the mailbox to say so.
    provisional   boolean     not null default false,
    created_at    timestamptz not null
);
create unique index person_email on accounts.person (email) where not provisional;
grant select, insert, update, delete on accounts.person to ${app_role}, ${system_role};

create table accounts.organisation (
    tenant_id  uuid primary key,
    name       text        not null,
    created_at timestamptz not null
);
select app.isolate('accounts.organisation');
grant select, insert, update on accounts.organisation to ${app_role}, ${system_role};

create table accounts.membership (
    id        uuid primary key,
    tenant_id uuid        not null references accounts.organisation (tenant_id),
    person_id uuid        not null references accounts.person (id),
    role      text        not null check (role in ('OWNER', 'ADMIN', 'MEMBER')),
    joined_at timestamptz not null,
    unique (tenant_id, person_id)
);
select app.isolate('accounts.membership');
create index membership_by_person on accounts.membership (person_id, joined_at);
grant select, insert, update, delete on accounts.membership to ${app_role}, ${system_role};

create table accounts.invitation (
    id         uuid primary key,
    tenant_id  uuid        not null references accounts.organisation (tenant_id),
    email      text        not null check (email = lower(email)),
    role       text        not null check (role in ('OWNER', 'ADMIN', 'MEMBER')),
    token_hash bytea       not null unique,
    status     text        not null check (status in ('PENDING', 'ACCEPTED', 'DECLINED', 'REVOKED')),
    invited_by uuid        not null,
    expires_at timestamptz not null,
    created_at timestamptz not null
);
select app.isolate('accounts.invitation');
create unique index invitation_pending on accounts.invitation (tenant_id, email) where status = 'PENDING';
grant select, insert, update on accounts.invitation to ${app_role}, ${system_role};

create table accounts.api_key (
    id           uuid primary key,
    tenant_id    uuid        not null references accounts.organisation (tenant_id),
    member_id    uuid        not null,
    name         text        not null,
    handle       text        not null unique,
    secret_hash  bytea       not null,
    created_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
select app.isolate('accounts.api_key');
create index api_key_by_tenant on accounts.api_key (tenant_id, created_at);
grant select, insert, update on accounts.api_key to ${app_role}, ${system_role};

create table accounts.client_secret (
    id          uuid primary key,
    tenant_id   uuid        not null references accounts.organisation (tenant_id),
    secret_hash bytea       not null unique,
    -- The caller it was issued to: a member with their person, or a key.
    member_id   uuid,
    person_id   uuid,
    key_id      uuid,
    expires_at  timestamptz not null,
    used_at     timestamptz,
    check ((member_id is null) = (person_id is null) and (member_id is null) <> (key_id is null))
);
select app.isolate('accounts.client_secret');
create index client_secret_by_tenant on accounts.client_secret (tenant_id, expires_at);
grant select, insert, update, delete on accounts.client_secret to ${app_role}, ${system_role};

-- Links in letters: single use, kept as hashes.
create table accounts.mail_token (
    token_hash bytea primary key,
    person_id  uuid        not null references accounts.person (id) on delete cascade,
    purpose    text        not null check (purpose in ('VERIFY', 'RESET')),
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index mail_token_by_person on accounts.mail_token (person_id, purpose);
grant select, insert, update, delete on accounts.mail_token to ${app_role}, ${system_role};

-- Counted attempts, shared by every instance. What is counted is kept as a hash.
create table accounts.attempt (
    subject     bytea primary key,
    count       int         not null,
    window_ends timestamptz not null
);
create index attempt_by_end on accounts.attempt (window_ends);
grant select, insert, update, delete on accounts.attempt to ${app_role}, ${system_role};
