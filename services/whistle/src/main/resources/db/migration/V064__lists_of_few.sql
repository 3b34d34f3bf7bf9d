-- The newest of what is rare, or of one desk: without them a list would walk through the whole district for it.
create index whistle_of_centre on whistle (district, centre, created_at desc, id desc) where centre is not null;
create index whistle_not_routine on whistle (district, kind, created_at desc, id desc) where kind in ('EMERGENCY', 'JOINT');
create index whistle_not_handled on whistle (district, stage, created_at desc, id desc) where stage in ('REJECTED', 'WITHDRAWN');
