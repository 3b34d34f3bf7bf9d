create table whistle (
    district           text        not null,
    id                 uuid        not null,
    number             text        not null,
    kind               text        not null,
    stage              text        not null,
    cycle              int         not null,
    station_code       text        not null,
    title              text        not null,
    description        text        not null,
    item_code          text,
    item_version       int,
    address            text        not null,
    longitude          double precision,
    latitude           double precision,
    channel            text        not null,
    why_not_in_station text,
    resident_name      bytea,
    resident_phone     bytea,
    created_at         timestamptz not null,
    created_by         text        not null,
    changed_at         timestamptz not null,
    blown_at           timestamptz,
    dispatched_at      timestamptz,
    closed_at          timestamptz,
    outcome            text,
    satisfaction       text,
    callback_tries     int         not null,
    version            int         not null,
    primary key (district, id)
);
create unique index whistle_by_number on whistle (district, number);
create index whistle_newest on whistle (district, created_at desc, id desc);
create index whistle_of_station on whistle (district, station_code text_pattern_ops, created_at desc, id desc);

-- The departments called to a whistle, and how far each has come there (a copy of their assignments, from events).
create table participant (
    district      text not null,
    whistle_id    uuid not null,
    cycle         int  not null,
    organisation  text not null,
    role          text not null,
    stage         text not null,
    assignment_id uuid,
    outcome       text,
    primary key (district, whistle_id, cycle, organisation),
    foreign key (district, whistle_id) references whistle
);
create index participant_of_organisation on participant (district, organisation, whistle_id);

-- Who did what and when. Never changed: the application may only add and read.
create table history_line (
    district   text        not null,
    id         uuid        not null,
    whistle_id uuid        not null,
    at         timestamptz not null,
    move       text        not null,
    from_stage text,
    to_stage   text,
    actor      text        not null,
    unit       text        not null,
    note       text,
    details    jsonb,
    primary key (district, id),
    foreign key (district, whistle_id) references whistle
);
create index history_of_whistle on history_line (district, whistle_id, at, id);

-- Copies of what other services own, from their events.
create table known_station (
    district text not null,
    code     text not null,
    name     text not null,
    active   boolean not null,
    primary key (district, code)
);
create table known_organisation (
    district text not null,
    code     text not null,
    name     text not null,
    kind     text not null,
    active   boolean not null,
    primary key (district, code)
);
create table known_item (
    district text   not null,
    code     text   not null,
    version  int    not null,
    name     text   not null,
    lead     text   not null,
    assists  text[] not null,
    on_call  text[] not null,
    active   boolean not null,
    primary key (district, code)
);

-- Numbers like 340803-2026-000123 come from one sequence per district and year: no row to queue for, gaps are harmless.
create function next_whistle_number(district text, year int) returns bigint
    language plpgsql security definer set search_path = public as $$
declare
    numbers text := format('whistle_number_%s_%s', district, year);
begin
    return nextval(quote_ident(numbers));
exception when undefined_table then
    -- the first two whistles of a year may come at once
    perform pg_advisory_xact_lock(hashtext(numbers));
    execute format('create sequence if not exists %I', numbers);
    return nextval(quote_ident(numbers));
end $$;

grant select, insert, update on whistle, participant to "${app}";
grant select, insert on history_line to "${app}";
grant select, insert, update, delete on known_station, known_organisation, known_item to "${app}";
grant execute on function next_whistle_number(text, int) to "${app}";
