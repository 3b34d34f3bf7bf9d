-- Under which of the five powers of streets an item falls (domain §2), and whether its department needs the street's or the
-- village's consent before it acts. What was kept before says nothing of either.
alter table item
    add street_power     text,
    add consent_required boolean not null default false;
alter table item_version
    add street_power     text,
    add consent_required boolean not null default false;
create index item_of_street_power on item (district, street_power, code) where street_power is not null;
