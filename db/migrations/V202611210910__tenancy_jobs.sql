-- JobRunr keeps its own tables, in a schema of its own. Its jobs carry ids only.
create schema jobrunr;
grant usage, create on schema jobrunr to ${app_role};
