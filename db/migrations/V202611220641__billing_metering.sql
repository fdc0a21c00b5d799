-- What Stripe was told, what it disputes, and where its figures differ from ours.

create table billing.dispute (
    id        text primary key,
    tenant_id uuid        not null,
    cents     bigint      not null,
    currency  text        not null,
    reason    text        not null,
    status    text        not null,
    made_at   timestamptz not null,
    heard_at  timestamptz not null
);
select app.isolate('billing.dispute');
grant select, insert, update on billing.dispute to ${app_role}, ${system_role};
create index dispute_by_tenant on billing.dispute (tenant_id, made_at);

-- The last word on an hour. Each new word has a number, which is part of its key at Stripe; sent_at is empty
-- until Stripe took it, so that after a crash the same word is said again.
create table billing.metered_hour (
    tenant_id uuid        not null,
    hour      timestamptz not null,
    meter     text        not null check (meter in ('SPEECH', 'TEXT')),
    micros    bigint      not null check (micros >= 0),
    word      int         not null check (word >= 1),
    said_at   timestamptz not null,
    sent_at   timestamptz,
    primary key (tenant_id, hour, meter)
);
select app.isolate('billing.metered_hour');
grant select, insert, update on billing.metered_hour to ${app_role}, ${system_role};
create index metered_hour_to_send on billing.metered_hour (tenant_id) where sent_at is null;

-- Money given back, by an operator. Its id is the idempotency key.
create table billing.refund (
    id        uuid primary key,
    tenant_id uuid        not null,
    kind      text        not null check (kind in ('REFUND', 'CREDIT')),
    subject   text        not null,
    cents     bigint      not null check (cents > 0),
    words     text        not null,
    operator  text        not null,
    asked_at  timestamptz not null,
    done_at   timestamptz
);
select app.isolate('billing.refund');
grant select, insert, update on billing.refund to ${app_role}, ${system_role};
create index refund_by_tenant on billing.refund (tenant_id, asked_at);

-- Where two figures that should be one were found to differ. Null: there was none.
create table billing.reconciliation (
    id        uuid primary key,
    tenant_id uuid        not null,
    subject   text        not null,
    ours      text,
    stripe    text,
    found_at  timestamptz not null,
    mended_at timestamptz
);
select app.isolate('billing.reconciliation');
grant select, insert, update on billing.reconciliation to ${app_role}, ${system_role};
create index reconciliation_by_tenant on billing.reconciliation (tenant_id, found_at);
create unique index reconciliation_open on billing.reconciliation (tenant_id, subject) where mended_at is null;
