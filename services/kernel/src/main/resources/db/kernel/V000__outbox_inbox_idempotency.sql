-- What happened here and the others must hear. Rows stay after publication, so that a broker that lost its log is refilled.
create table outbox (
    seq           bigint generated always as identity,
    id            uuid        not null,
    district      text        not null,
    aggregatetype text        not null,
    aggregateid   text        not null,
    type          text        not null,
    payload       text        not null,
    occurred_at   timestamptz not null,
    created_at    timestamptz not null default now(),
    published_at  timestamptz,
    primary key (district, id)
);
create index outbox_unpublished on outbox (seq) where published_at is null;
create index outbox_by_age on outbox (published_at) where published_at is not null;

-- Which broker the outbox was relayed to, and how far each partition had come there.
create table outbox_broker (
    topic       text   not null,
    partition   int    not null,
    cluster     text   not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

-- Which events took effect here: the same event a second time changes nothing.
create table inbox (
    district    text        not null,
    consumer    text        not null,
    event_id    uuid        not null,
    received_at timestamptz not null default now(),
    primary key (district, consumer, event_id)
);
create index inbox_by_age on inbox (received_at);

-- What a request with an Idempotency-Key was answered, committed together with its effect.
create table idempotency_key (
    district    text        not null,
    caller      text        not null,
    key         text        not null,
    fingerprint bytea       not null,
    status      int,
    location    text,
    body        text,
    created_at  timestamptz not null default now(),
    primary key (district, caller, key)
);
create index idempotency_key_by_age on idempotency_key (created_at);

grant select, insert, update, delete on outbox, outbox_broker, inbox, idempotency_key to "${app}";
