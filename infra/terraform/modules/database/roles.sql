-- Sotto's three roles and its database, made once, by a person, as the master user:
--
--     PGSSLMODE=verify-full PGSSLROOTCERT=global-bundle.pem psql -h HOST -U sotto_master -d postgres -f roles.sql
--
-- psql asks for each password and sends only its SCRAM verifier, so none stands in a file, a log or Terraform's state.
-- Then put the three passwords into the application's secret (infra/README.md, 'Secrets').
\set ON_ERROR_STOP on

create role sotto_owner login;
create role sotto_app login nosuperuser nocreatedb nocreaterole nobypassrls;
create role sotto_system login nosuperuser nocreatedb nocreaterole nobypassrls;

\password sotto_owner
\password sotto_app
\password sotto_system

-- Migrations hand functions to the system role; the owner does not act as it otherwise.
grant sotto_system to sotto_owner with inherit false, set true;

-- A managed database's master is no superuser: it may give a database only to a role that it could act as.
grant sotto_owner to current_user with inherit false, set true;
create database sotto owner sotto_owner;
set role sotto_owner;
revoke all on database sotto from public;
grant connect on database sotto to sotto_app, sotto_system;
reset role;
revoke sotto_owner from current_user granted by current_user;
