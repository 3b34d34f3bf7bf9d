-- A copy of catalogue's on-call rosters: whom an emergency calls besides its item's own, at which hour.
create table known_roster (
    district text    not null,
    code     text    not null,
    name     text    not null,
    area     text    not null,
    items    text[]  not null,
    shifts   jsonb   not null,
    active   boolean not null,
    primary key (district, code)
);

grant select, insert, update, delete on known_roster to "${app}";
