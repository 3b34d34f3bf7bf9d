-- What became of the matters stations found: settled by themselves or not (domain §2, "at least 80 % in the station"). A
-- copy of what workstation tells, read again from nothing when need be.
create table known_issue (
    district     text        not null,
    id           uuid        not null,
    station_code text        not null,
    found_at     timestamptz not null,
    -- SETTLED, ESCALATED or DROPPED; null while it is in the station's hands
    outcome      text,
    decided_at   timestamptz,
    primary key (district, id)
);
create index known_issue_found on known_issue (district, found_at) include (station_code, outcome);
create index known_issue_decided on known_issue (district, decided_at) include (station_code, outcome);
grant select, insert, update, delete on known_issue to "${app}";
