-- The public reads an address only where the register of the city's things has the same.
create index city_assets_by_address on city_asset (district, address);
