-- When a duty that is still open counts as not solved: 30 days after its deadline, and as much later as a suspension took that was
-- asked for in between. Until now it was counted from the deadline alone, which such a suspension does not move.
alter table assignment add column long_overdue_at timestamptz;
update assignment set long_overdue_at = complete_due + interval '30 days';
alter table assignment alter column long_overdue_at set not null;
