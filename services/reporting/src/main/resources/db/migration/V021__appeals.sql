-- A department's objection to lines of a published sheet, and the ruling on it.
create table appeal (
    district         text        not null,
    id               uuid        not null,
    period           text        not null,
    organisation     text        not null,
    lines            jsonb       not null,
    stations         jsonb       not null,
    evidence         text        not null,
    stage            text        not null,
    filed_by_name    text        not null,
    filed_at         timestamptz not null,
    rule_by          timestamptz not null,
    upheld           boolean,
    corrections      jsonb,
    reason           text,
    ruled_by         text,
    ruled_by_name    text,
    ruled_at         timestamptz,
    sent_back_reason text,
    signed_by_name   text,
    decided_at       timestamptz,
    compensations    jsonb,
    version          int         not null,
    primary key (district, id)
);
create index appeal_newest on appeal (district, id desc);
create index appeal_of_organisation on appeal (district, organisation, id desc);
create index appeal_undecided on appeal (district, period) where stage in ('FILED', 'RULED');

-- A line is appealed once, whatever became of it.
create table appealed_line (
    district text not null,
    line     uuid not null,
    appeal   uuid not null,
    primary key (district, line)
);

grant select, insert, update on appeal to "${app}";
grant select, insert on appealed_line to "${app}";
