-- Who took over from a department that is gone, and which whistle a ruling was about: the copies are read again (chuishao.copies).
alter table known_organisation add successor text;
alter table known_ruling add whistle_id uuid;
create index known_ruling_of_whistle on known_ruling (district, whistle_id, ruled_at desc);
