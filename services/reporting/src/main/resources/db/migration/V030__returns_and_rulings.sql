-- What a department's lead asks the linkage centre for, and what the centre answered.
create table plea (
    district        text        not null,
    id              uuid        not null,
    assignment_id   uuid        not null,
    whistle_id      uuid        not null,
    organisation    text        not null,
    kind            text        not null,
    stage           text        not null,
    cited_item      text,
    ground          text,
    review_on       date,
    reason          text        not null,
    asked_by        text        not null,
    asked_by_name   text        not null,
    asked_at        timestamptz not null,
    decide_by       timestamptz not null,
    decided_by_name text,
    decided_at      timestamptz,
    answer          text,
    primary key (district, id)
);
create index plea_of_assignment on plea (district, assignment_id, asked_at, id);
create index plea_of_whistle on plea (district, whistle_id, kind, stage);

-- Whose duty a matter is, said by the centre after a second dispute; kept as a precedent, never changed.
create table ruling (
    district        text        not null,
    id              uuid        not null,
    whistle_id      uuid        not null,
    whistle_number  text        not null,
    assignment_id   uuid        not null,
    station_code    text        not null,
    item_code       text,
    item_name       text,
    responsible     text        not null,
    not_responsible jsonb       not null,
    cited_item      text        not null,
    reason          text        not null,
    ruled_by_name   text        not null,
    ruled_at        timestamptz not null,
    primary key (district, id)
);
create index ruling_newest on ruling (district, ruled_at desc, id desc);
create index ruling_of_item on ruling (district, item_code, ruled_at desc, id desc);
create index ruling_of_whistle on ruling (district, whistle_id, ruled_at desc);

-- A copy of what catalogue published: a return cites the item that proves it.
create table known_item (
    district text    not null,
    code     text    not null,
    name     text    not null,
    lead     text    not null,
    active   boolean not null,
    primary key (district, code)
);

alter table assignment
    add return_asked     boolean not null default false,
    add ruling_asked     boolean not null default false,
    add extension_asked  boolean not null default false,
    add suspension_asked boolean not null default false,
    add return_tried     boolean not null default false,
    add return_refused   boolean not null default false,
    add ruling_tried     boolean not null default false,
    add extensions       int     not null default 0,
    add suspensions      int     not null default 0,
    -- an earlier return of this whistle was upheld: the next dispute is ruled on
    add contested        boolean not null default false,
    -- the ruling that says this duty is this department's
    add ruled_by         uuid;

-- A department that returned a duty, or was called for another part, may be called again: it has one open duty at a time.
alter table assignment drop constraint assignment_district_whistle_id_cycle_organisation_key;
create unique index assignment_open_once on assignment (district, whistle_id, cycle, organisation)
    where stage in ('PENDING', 'ACCEPTED', 'CHECKED_IN', 'SUSPENDED');
create index assignment_of_whistle on assignment (district, whistle_id, cycle);

grant select, insert, update on plea to "${app}";
grant select, insert on ruling to "${app}";
grant select, insert, update, delete on known_item to "${app}";
