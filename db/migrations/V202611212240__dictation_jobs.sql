-- JobRunr makes and upgrades its own tables here when the application starts.
create schema jobrunr;
grant usage, create on schema jobrunr to ${app_role};
