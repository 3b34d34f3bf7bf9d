-- Open is what has not ended: what the copies are asked for, every half minute by the job that looks for special meetings.
drop index known_whistle_open;
create index known_whistle_open on known_whistle (district, station_code text_pattern_ops) where ended_at is null;
create index known_whistle_special on known_whistle (district, id) where special and ended_at is null;
