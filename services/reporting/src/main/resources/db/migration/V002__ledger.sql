-- Every point and why. Never changed and never deleted: the application may only add and read; a mistake is compensated
-- by another line (domain §4).
create table ledger_entry (
    seq            bigint generated always as identity,
    district       text        not null,
    id             uuid        not null,
    organisation   text        not null,
    assignment_id  uuid        not null,
    whistle_id     uuid        not null,
    whistle_number text        not null,
    -- the fact the line rests on, once per assignment: CHECK_IN, ON_TIME, REWORK#1 …
    fact           text        not null,
    indicator      text,
    adjustment     text,
    role           text        not null,
    kind           text        not null,
    weight         numeric,
    role_factor    numeric,
    kind_factor    numeric,
    grade          numeric,
    possible       numeric     not null,
    earned         numeric     not null,
    points         numeric     not null,
    rule           text        not null,
    policy         text        not null,
    text_zh        text        not null,
    text_en        text        not null,
    occurred_at    timestamptz not null,
    month          text        not null,
    posted_at      timestamptz not null,
    primary key (district, id),
    unique (district, assignment_id, fact),
    check ((indicator is null) <> (adjustment is null)),
    check (possible >= 0 and earned >= 0 and earned <= possible)
);
-- A month's scores are one read of this index.
create index ledger_by_month on ledger_entry (district, month, organisation, indicator)
    include (possible, earned, points, assignment_id, seq);
create index ledger_of_organisation on ledger_entry (district, organisation, seq);

grant select, insert on ledger_entry to "${app}";
