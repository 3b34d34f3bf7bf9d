-- Other systems that are told of whistles, and every single telling.
create table webhook (
    district      text        not null,
    id            uuid        not null,
    url           text        not null,
    events        text[]      not null,
    unit          text        not null,
    description   text,
    state         text        not null,
    state_reason  text,
    secret        bytea,
    failing_since timestamptz,
    created_at    timestamptz not null,
    created_by    text        not null,
    version       int         not null,
    primary key (district, id)
);

-- A telling waits, is made, or is given up. Of one whistle's the next is made only when the one before is.
create table webhook_delivery (
    district     text        not null,
    id           uuid        not null,
    seq          bigint generated always as identity,
    webhook_id   uuid        not null,
    type         text        not null,
    subject      text        not null,
    body         text        not null,
    state        text        not null,
    attempts     int         not null default 0,
    next_at      timestamptz not null,
    leased_until timestamptz,
    status       int,
    error        text,
    created_at   timestamptz not null,
    ended_at     timestamptz,
    primary key (district, id),
    foreign key (district, webhook_id) references webhook on delete cascade
);
create index webhook_deliveries_in_order on webhook_delivery (district, webhook_id, seq);
create index webhook_deliveries_waiting on webhook_delivery (district, webhook_id, subject, seq) where state = 'WAITING';
create index webhook_deliveries_by_age on webhook_delivery (ended_at) where ended_at is not null;

grant select, insert, update, delete on webhook, webhook_delivery to "${app}";
