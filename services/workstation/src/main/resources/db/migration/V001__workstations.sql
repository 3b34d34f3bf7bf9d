create table workstation (
    district     text    not null,
    code         text    not null,
    name         text    not null,
    street_code  text    not null,
    village      text    not null,
    address      text    not null,
    office_hours text,
    phone        text,
    active       boolean not null,
    version      int     not null,
    primary key (district, code)
);
create index workstation_of_street on workstation (district, street_code, code);

grant select, insert, update on workstation to "${app}";
