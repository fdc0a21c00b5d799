-- A difference that an operator looked at, and what they found.
alter table billing.reconciliation
    add looked_at timestamptz,
    add looked_by text,
    add note      text,
    add check ((looked_at is null) = (looked_by is null) and (looked_at is null) = (note is null));
create index reconciliation_by_time on billing.reconciliation (found_at);
