-- A commendation, or a finding of shirking or false feedback: proposed with evidence, approved by a second person.
create table adjustment (
    district         text        not null,
    id               uuid        not null,
    organisation     text        not null,
    assignment_id    uuid,
    whistle_number   text,
    station_code     text,
    kind             text        not null,
    evidence         text        not null,
    occurred_at      timestamptz not null,
    stage            text        not null,
    proposed_by      text        not null,
    proposed_by_name text        not null,
    proposed_at      timestamptz not null,
    decided_by_name  text,
    decided_at       timestamptz,
    reason           text,
    line             uuid,
    version          int         not null,
    primary key (district, id)
);
create index adjustment_of_organisation on adjustment (district, organisation, id desc);
-- One deed is rewarded or punished once.
create unique index adjustment_once on adjustment (district, assignment_id, kind)
    where assignment_id is not null and stage in ('PROPOSED', 'APPROVED');

grant select, insert, update on adjustment to "${app}";
