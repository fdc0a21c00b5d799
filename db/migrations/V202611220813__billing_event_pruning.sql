-- Finished events go after a while; only the sweep that does it may delete.
grant delete on billing.event to ${system_role};
create index event_done on billing.event (done_at) where done_at is not null;
