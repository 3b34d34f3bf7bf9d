-- Who is posted to a station through one of the five platforms, from when to when.
create table team (
    district     text not null,
    id           uuid not null,
    platform     text not null,
    station_code text not null,
    name         text not null,
    unit         text not null,
    leader       text not null,
    people       jsonb not null,
    since        date not null,
    until        date,
    version      int  not null,
    primary key (district, id)
);
create index team_of_station on team (district, station_code text_pattern_ops, platform, since);

-- What was done, counted: of households only how many, never which.
create table activity (
    district     text        not null,
    id           uuid        not null,
    station_code text        not null,
    platform     text,
    team_id      uuid,
    held_on      date        not null,
    kind         text        not null,
    topic        text        not null,
    participants int         not null,
    households   int         not null,
    recorded_at  timestamptz not null,
    recorded_by  text        not null,
    version      int         not null,
    primary key (district, id)
);
create unique index activity_once on activity (district, station_code, held_on, kind, topic);
create index activity_of_station on activity (district, station_code text_pattern_ops, held_on, id);
create index activity_newest on activity (district, held_on desc, id desc);

grant select, insert, update on team, activity to "${app}";
