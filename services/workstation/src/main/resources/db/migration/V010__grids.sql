-- The areas a station's grid workers look after, and the outlines of stations and streets they shall cover.
create table grid (
    district     text    not null,
    code         text    not null,
    kind         text    not null,
    name         text    not null,
    -- WKB, WGS-84; null for a grid given as addresses alone
    shape        bytea,
    west         double precision,
    south        double precision,
    east         double precision,
    north        double precision,
    addresses    text[]  not null,
    active       boolean not null,
    version      int     not null,
    station_code text generated always as (left(code, 12)) stored,
    bounds       box generated always as (box(point(west, south), point(east, north))) stored,
    primary key (district, code)
);
-- A place lies in the boxes of few grids, and never in those of another district but at its border: no need to lead with it.
create index grid_bounds on grid using gist (bounds) where kind = 'GRID' and active;

-- Addresses as they are looked up: each belongs to one grid.
create table grid_address (
    district text not null,
    address  text not null,
    grid     text not null,
    primary key (district, address),
    foreign key (district, grid) references grid
);
create index grid_address_of_grid on grid_address (district, grid);

grant select, insert, update on grid to "${app}";
grant select, insert, update, delete on grid_address to "${app}";
