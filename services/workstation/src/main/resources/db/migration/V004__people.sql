-- trusted since PostgreSQL 13: a database's owner may create it
create extension if not exists btree_gist;

alter table workstation add services text[] not null default '{}';

-- Who heads a station and who is deputy, from when to when; [from, to). Never deleted, so the history is kept. The database
-- itself refuses two heads at once, and one person twice at one station.
create table appointment (
    district     text        not null,
    id           uuid        not null,
    station_code text        not null,
    role         text        not null,
    person       text        not null,
    name         text        not null,
    position     text        not null,
    from_day     date        not null,
    to_day       date,
    recorded_at  timestamptz not null,
    recorded_by  text        not null,
    version      int         not null,
    primary key (district, id),
    foreign key (district, station_code) references workstation,
    check (to_day > from_day),
    constraint one_of_a_role exclude using gist (
        district with =, station_code with =, role with =, daterange(from_day, to_day) with &&),
    constraint one_part_a_person exclude using gist (
        district with =, station_code with =, person with =, daterange(from_day, to_day) with &&)
);
create index appointments_of_station on appointment (district, station_code, role, from_day desc);

-- 成员组: six of them, of which the source names two; the others a district names itself.
create table member_group (
    district text not null,
    code     text not null,
    name     text not null,
    version  int  not null,
    primary key (district, code)
);

-- A person is a member of a station once.
create table member (
    district     text    not null,
    station_code text    not null,
    person       text    not null,
    name         text    not null,
    group_code   text    not null,
    duty         text,
    phone        text,
    active       boolean not null,
    version      int     not null,
    primary key (district, station_code, person),
    foreign key (district, station_code) references workstation
);

-- 亮身份、亮承诺: what a person has agreed to be shown of; without consent there is no row.
create table public_profile (
    district       text        not null,
    station_code   text        not null,
    person         text        not null,
    title          text        not null,
    pledge         text        not null,
    office_contact text        not null,
    consented_at   timestamptz not null,
    version        int         not null,
    primary key (district, station_code, person),
    foreign key (district, station_code) references workstation
);

grant select, insert, update on appointment, member_group, member to "${app}";
grant select, insert, update, delete on public_profile to "${app}";
