-- The three meetings. Monthly and quarterly ones are proposed by the calendar, one per station and period.
create table meeting (
    district       text        not null,
    id             uuid        not null,
    station_code   text        not null,
    kind           text        not null,
    stage          text        not null,
    -- 2026-11 or 2026-Q4, and its last day; null for a special meeting
    period         text,
    ends_on        date,
    title          text        not null,
    reason         text,
    -- the whistle that came back so often that a special meeting is due
    whistle_id     uuid,
    whistle_number text,
    whistle_cycle  int,
    starts_at      timestamptz,
    place          text,
    held_at        timestamptz,
    chair          text,
    attendance     jsonb,
    agenda         jsonb,
    minutes        text,
    recorded_at    timestamptz,
    confirmed_at   timestamptz,
    confirmed_by   text,
    missed_at      timestamptz,
    created_at     timestamptz not null,
    created_by     text,
    version        int         not null,
    primary key (district, id)
);
create unique index meeting_of_period on meeting (district, station_code, kind, period) where period is not null;
create unique index meeting_of_whistle on meeting (district, whistle_id, whistle_cycle) where whistle_id is not null;
create index meeting_of_station on meeting (district, station_code text_pattern_ops, id desc);
create index meeting_newest on meeting (district, id desc);
create index meeting_to_miss on meeting (ends_on) where stage in ('PROPOSED', 'SCHEDULED') and ends_on is not null;
create index meeting_held on meeting (district, held_at) where held_at is not null;

-- What was resolved, by whom it is done and by when. The due date may move; every move is a line.
create table resolution (
    district     text        not null,
    id           uuid        not null,
    meeting_id   uuid        not null,
    station_code text        not null,
    what         text        not null,
    owner        text        not null,
    owner_unit   text        not null,
    due          date        not null,
    whistle_id   uuid,
    stage        text        not null,
    result       text,
    ended_at     timestamptz,
    postponed    int         not null,
    created_at   timestamptz not null,
    version      int         not null,
    primary key (district, id),
    foreign key (district, meeting_id) references meeting
);
create index resolution_of_meeting on resolution (district, meeting_id);
create index resolution_open on resolution (district, station_code text_pattern_ops, due) where stage = 'OPEN';
create index resolution_of_station on resolution (district, station_code text_pattern_ops, id desc);

-- Who did what and when. Never changed.
create table meeting_line (
    district      text        not null,
    id            uuid        not null,
    meeting_id    uuid        not null,
    resolution_id uuid,
    at            timestamptz not null,
    move          text        not null,
    actor         text        not null,
    note          text,
    primary key (district, id),
    foreign key (district, meeting_id) references meeting deferrable initially deferred
);
create index lines_of_meeting on meeting_line (district, meeting_id, at, id);

grant select, insert, update on meeting, resolution to "${app}";
grant select, insert on meeting_line to "${app}";
