-- Physical things of the city that devices watch, by their code (部件), and what the devices reported of them.
create table city_asset (
    district     text    not null,
    code         text    not null,
    name         text    not null,
    station_code text    not null,
    address      text    not null,
    longitude    double precision,
    latitude     double precision,
    active       boolean not null,
    primary key (district, code)
);
create index city_assets_of_station on city_asset (district, station_code text_pattern_ops, code);

create table signal (
    district     text        not null,
    id           uuid        not null,
    asset_code   text        not null,
    station_code text        not null,
    kind         text        not null,
    detail       text,
    reference    text,
    first_at     timestamptz not null,
    last_at      timestamptz not null,
    times        int         not null,
    state        text        not null,
    whistle_id   uuid,
    decided_at   timestamptz,
    decided_by   text,
    reason       text,
    source       text        not null,
    version      int         not null,
    primary key (district, id),
    foreign key (district, asset_code) references city_asset,
    foreign key (district, whistle_id) references whistle deferrable initially deferred
);
create index signals_to_merge on signal (district, asset_code, kind, last_at desc);
create index signals_newest on signal (district, state, last_at desc, id desc);
create index signals_of_station on signal (district, station_code text_pattern_ops, last_at desc, id desc);

grant select, insert, update on city_asset, signal to "${app}";
