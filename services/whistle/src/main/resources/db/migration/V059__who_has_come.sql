-- Whether a department has come is known also while its duty is suspended: nobody takes back a whistle somebody came for.
alter table participant add checked_in boolean not null default false;
update participant p set checked_in = true
where stage in ('CHECKED_IN', 'DONE')
   or stage = 'SUSPENDED' and exists (
       select from history_line h
       where h.district = p.district and h.whistle_id = p.whistle_id and h.unit = p.organisation and h.move = 'ASSIGNMENT_CHECKED_IN');
