-- One department's duty on one whistle, in one cycle.
create table assignment (
    district       text        not null,
    id             uuid        not null,
    whistle_id     uuid        not null,
    whistle_number text        not null,
    cycle          int         not null,
    organisation   text        not null,
    role           text        not null,
    kind           text        not null,
    stage          text        not null,
    station_code   text        not null,
    station_name   text        not null,
    title          text        not null,
    description    text        not null,
    item_code      text,
    item_name      text,
    address        text        not null,
    longitude      double precision,
    latitude       double precision,
    dispatch_note  text,
    dispatched_at  timestamptz not null,
    accept_due     timestamptz not null,
    check_in_due   timestamptz not null,
    make_safe_due  timestamptz,
    complete_due   timestamptz not null,
    next_due       timestamptz,
    deadlines      jsonb       not null,
    accepted_at    timestamptz,
    checked_in_at  timestamptz,
    completed_at   timestamptz,
    on_site        boolean,
    released       boolean     not null,
    outcome        text,
    result         text,
    reworks        int         not null,
    overdue        boolean     not null,
    version        int         not null,
    primary key (district, id),
    unique (district, whistle_id, cycle, organisation)
);
create index assignment_inbox on assignment (district, organisation, stage, dispatched_at desc, id desc);
create index assignment_urgent on assignment (district, organisation, stage, next_due, id);
create index assignment_of_station on assignment (district, station_code text_pattern_ops, dispatched_at desc, id desc);
create index assignment_newest on assignment (district, dispatched_at desc, id desc);
create index assignment_to_settle on assignment (complete_due) where not overdue and stage in ('PENDING', 'ACCEPTED', 'CHECKED_IN');

create table known_organisation (
    district text not null,
    code     text not null,
    name     text not null,
    kind     text not null,
    active   boolean not null,
    primary key (district, code)
);

grant select, insert, update on assignment to "${app}";
grant select, insert, update, delete on known_organisation to "${app}";
