-- What the work on a dictation came to, in micro-units: what the plan covered, and what was paid on top.
alter table dictation.dictation
    add column included_micros bigint not null default 0,
    add column overage_micros bigint not null default 0;
