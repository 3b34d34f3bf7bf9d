-- Among a million duties, whoever asks for what few or none are gets it from an index: what waits for a department, what of a station
-- stands at some stage, emergencies, what is overdue. A condition on the last columns is checked in the index, before any duty is looked at.
drop index assignment_inbox;
create index assignment_inbox on assignment (district, organisation, dispatched_at desc, id desc);
create index assignment_inbox_by_stage on assignment (district, organisation, stage, dispatched_at desc, id desc);
drop index assignment_of_station;
create index assignment_of_station on assignment (district, station_code text_pattern_ops, dispatched_at desc, id desc, stage);
create index assignment_not_routine on assignment (district, kind, dispatched_at desc, id desc, organisation, station_code, stage)
    where kind in ('EMERGENCY', 'JOINT');
drop index assignment_overdue;
create index assignment_overdue on assignment (district, dispatched_at desc, id desc, organisation, station_code) where overdue;
drop index assignment_in_stage;
create index assignment_in_stage on assignment (district, stage, dispatched_at desc, id desc, organisation, station_code);
