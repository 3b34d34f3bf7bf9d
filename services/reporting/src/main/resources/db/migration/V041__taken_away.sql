-- When and how a duty was taken from a department, and which deadline came next then (fairness: not conveniently before one).
alter table assignment
    add taken_away_at     timestamptz,
    add taken_away_by     text,
    add taken_away_before timestamptz;
create index assignment_taken_away on assignment (district, taken_away_at) where taken_away_at is not null;
