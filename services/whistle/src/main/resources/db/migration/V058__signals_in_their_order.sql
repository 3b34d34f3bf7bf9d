-- Lists show signals by when they were first reported, which never changes.
drop index signals_newest;
drop index signals_of_station;
create index signals_newest on signal (district, state, first_at desc, id desc);
create index signals_of_station on signal (district, station_code text_pattern_ops, first_at desc, id desc);
