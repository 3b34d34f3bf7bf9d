-- Who sees the whole district and asks for one stage, such as what is suspended, reads that stage alone.
create index assignment_in_stage on assignment (district, stage, dispatched_at desc, id desc);
