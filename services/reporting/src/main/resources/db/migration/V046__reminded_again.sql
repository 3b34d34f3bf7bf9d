-- A limit may end when an earlier one of its step did (rework of half the time): its reminders come at other instants.
alter table reminder drop constraint reminder_district_assignment_id_kind_step_due_key;
alter table reminder add constraint reminder_once unique nulls not distinct (district, assignment_id, kind, step, due, at);
