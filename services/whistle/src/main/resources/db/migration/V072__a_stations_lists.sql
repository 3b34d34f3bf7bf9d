-- Among a million whistles, whoever asks for what few or none are gets it from an index: a station's open ones, its emergencies and what
-- was rejected of it. A condition on the last column is checked in the index, before any whistle is looked at.
create index whistle_open_of_station on whistle (district, station_code text_pattern_ops, created_at desc, id desc)
    where stage not in ('REJECTED', 'CLOSED', 'WITHDRAWN');
drop index whistle_not_routine;
create index whistle_not_routine on whistle (district, kind, created_at desc, id desc, station_code)
    where kind in ('EMERGENCY', 'JOINT');
drop index whistle_not_handled;
create index whistle_not_handled on whistle (district, stage, created_at desc, id desc, station_code)
    where stage in ('REJECTED', 'WITHDRAWN');

-- PostgreSQL takes any box for a thousandth of all whistles, and so read each of a box with thousands to find the newest ten. Of
-- degrees it knows how many lie between two: of a full box it walks through the newest, of a nearly empty one along a strip of the map.
drop index search_by_place;
create index search_by_place on search_entry (district, longitude, latitude) where longitude is not null;

-- Badges count what is open, and of that what is overdue, without looking at a whistle.
drop index whistle_open;
create index whistle_open on whistle (district, stage, created_at desc, id desc) include (due_at)
    where stage not in ('REJECTED', 'CLOSED', 'WITHDRAWN');
