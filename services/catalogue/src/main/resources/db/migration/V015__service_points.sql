-- Service points (公共服务点): halls and windows, where they are, when they are open, which items they take.
create table service_point (
    district text    not null,
    code     text    not null,
    version  int     not null,
    name     text    not null,
    area     text    not null, -- division code: district, street or village
    address  text    not null,
    phone    text,
    hours    jsonb   not null,
    services varchar[] not null, -- item codes; varchar: what Hibernate passes an array as
    active   boolean not null,
    primary key (district, code)
);
-- points for some items; a code without its district finds a few rows of other districts, which the query leaves out
create index service_point_by_service on service_point using gin (services);

grant select, insert, update on service_point to "${app}";
