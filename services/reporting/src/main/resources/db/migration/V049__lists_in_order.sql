-- A department's duties are read in the order of one index whether or not their stage is asked for, and those that wait for
-- somebody by small ones that only they are in. A query must say the whole of an index's condition in words, not as a value.
drop index assignment_inbox;
drop index assignment_urgent;
create index assignment_inbox on assignment (district, organisation, dispatched_at desc, id desc, stage);
create index assignment_urgent on assignment (district, organisation, next_due, id) where next_due is not null;
create index assignment_next_due on assignment (district, next_due, id) where next_due is not null;
create index assignment_overdue on assignment (district, dispatched_at desc, id desc) where overdue;
create index assignment_asked on assignment (district, dispatched_at desc, id desc)
    where return_asked or ruling_asked or extension_asked or suspension_asked;
