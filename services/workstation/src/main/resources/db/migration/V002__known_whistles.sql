-- Copies of whistles and of their departments' duties, from events: for agendas, issues and figures. Each table follows
-- one topic alone, so it does not matter which of the two comes first.
create table known_whistle (
    district      text        not null,
    id            uuid        not null,
    number        text        not null,
    kind          text        not null,
    station_code  text        not null,
    title         text        not null,
    item_code     text,
    item_name     text,
    issue_id      uuid,
    stage         text        not null,
    cycle         int         not null,
    blown_at      timestamptz not null,
    dispatched_at timestamptz,
    ended_at      timestamptz,
    outcome       text,
    satisfaction  text,
    reject_reason text,
    -- reopened twice: domain §3 wants a special meeting
    special       boolean     not null default false,
    primary key (district, id)
);
create index known_whistle_of_station on known_whistle (district, station_code text_pattern_ops, blown_at);
create index known_whistle_open on known_whistle (district, station_code text_pattern_ops)
    where stage not in ('CLOSED', 'REJECTED', 'WITHDRAWN');
create unique index known_whistle_of_issue on known_whistle (district, issue_id) where issue_id is not null;

-- due_at is the last deadline for completing that was told; overdue_at when it was told to have passed;
-- disputed_at when a return was last asked for, refused or upheld.
create table known_duty (
    district     text not null,
    whistle_id   uuid not null,
    cycle        int  not null,
    organisation text not null,
    role         text not null,
    stage        text not null,
    due_at       timestamptz,
    overdue_at   timestamptz,
    disputed_at  timestamptz,
    outcome      text,
    primary key (district, whistle_id, cycle, organisation)
);

grant select, insert, update, delete on known_whistle, known_duty to "${app}";
