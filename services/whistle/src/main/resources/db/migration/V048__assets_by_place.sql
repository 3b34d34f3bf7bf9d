-- A point without an address is looked up among the things of the city: the nearest tells whose place it is.
create index city_asset_by_place on city_asset using gist (point(longitude, latitude)) where active and longitude is not null;
