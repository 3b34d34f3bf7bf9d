-- Who answers at which hour in an area (1+N enforcement: a resident squad and departments on call).
create table on_call_roster (
    district text    not null,
    code     text    not null,
    version  int     not null,
    name     text    not null,
    area     text    not null,
    items    text[]  not null,
    shifts   jsonb   not null,
    active   boolean not null,
    primary key (district, code)
);
create index on_call_roster_of_area on on_call_roster (district, area, code);

grant select, insert, update on on_call_roster to "${app}";
