-- A warning the assessor confirmed, once appeals were over. Never changed: the sheets it rests on are final.
create table confirmed_card (
    district          text        not null,
    id                uuid        not null,
    period            text        not null,
    organisation      text        not null,
    card              text        not null,
    confirmed_by_name text        not null,
    confirmed_at      timestamptz not null,
    primary key (district, id),
    unique (district, period, organisation)
);
grant select, insert on confirmed_card to "${app}";

-- What the fairness report reads: who was rated by whom, and which whistles look like one.
create index assignment_by_dispatch on assignment (district, dispatched_at);
