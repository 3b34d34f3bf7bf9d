-- The desks that triage: one of the district, one of each street, one of each village or community that has a station.
create table linkage_centre (
    district text    not null,
    code     text    not null,
    name     text    not null,
    level    text    not null,
    triages  text[]  not null,
    active   boolean not null,
    version  int     not null,
    primary key (district, code)
);

-- Officials on duty by turn (值班).
create table duty_turn (
    district   text        not null,
    id         uuid        not null,
    centre     text        not null,
    official   text        not null,
    post       text,
    phone      text        not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    created_by text        not null,
    created_at timestamptz not null,
    primary key (district, id),
    foreign key (district, centre) references linkage_centre
);
create index duty_turn_of_centre on duty_turn (district, centre, starts_at, id);

-- A station that is new brings its village's centre, and its street's and the district's if they are new, too.
create function keep_centres(in_district text, station text, station_name text) returns void
    language sql security definer set search_path = public as $$
insert into linkage_centre (district, code, name, level, triages, active, version)
values (in_district, station, replace(station_name, '红领工作站', '') || '联动中心', 'VILLAGE', '{ROUTINE}', true, 0),
       (in_district, left(station, 9), left(station, 9) || ' 联动中心', 'TOWNSHIP', '{ROUTINE,EMERGENCY}', true, 0),
       (in_district, in_district, '区联动中心', 'DISTRICT', '{ROUTINE,EMERGENCY,JOINT}', true, 0)
on conflict do nothing
$$;
select keep_centres(district, code, name) from known_station where code ~ '^\d{12}$';

-- The desk a whistle waits at.
alter table whistle add centre text;
create index whistle_at_centre on whistle (district, centre, due_at) where stage in ('SUBMITTED', 'NEEDS_INFO');

grant select, insert, update on linkage_centre to "${app}";
grant select, insert, delete on duty_turn to "${app}";
grant execute on function keep_centres(text, text, text) to "${app}";
