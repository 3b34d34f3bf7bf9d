-- Certificates a village should not issue (不应出具证明), by the everyday names people ask for them.
create table certificate (
    district    text    not null,
    code        text    not null,
    version     int     not null,
    name        text    not null,
    aliases     text[]  not null,
    legal_basis text    not null,
    holder      text    not null, -- the department that holds the data instead
    instead     text    not null,
    active      boolean not null,
    primary key (district, code)
);

grant select, insert, update on certificate to "${app}";
