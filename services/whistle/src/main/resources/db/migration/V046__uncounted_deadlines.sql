-- What waits for a dispatcher and could not be counted, since its year's holidays were not known: found when they are.
create index whistle_uncounted on whistle (district, stage_since) where stage = 'SUBMITTED' and due_at is null;
