create schema mail;
grant usage on schema mail to ${app_role}, ${system_role};

-- Letters on their way. They go to people, some of whom belong to no organisation yet: no tenant_id.
create table mail.letter (
    id           uuid primary key,
    recipient    text        not null,
    subject      text        not null,
    -- Both are emptied once a mail server took the letter: they may carry single-use links.
    plain        text,
    html         text,
    status       text        not null check (status in ('QUEUED', 'SENT', 'FAILED', 'KEPT')),
    attempts     int         not null default 0,
    next_attempt timestamptz not null,
    error        text,
    created_at   timestamptz not null
);
create index letter_due on mail.letter (next_attempt) where status = 'QUEUED';
create index letter_kept on mail.letter (created_at desc) where status = 'KEPT';
grant select, insert, update, delete on mail.letter to ${app_role}, ${system_role};
