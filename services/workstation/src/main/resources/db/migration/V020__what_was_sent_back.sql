-- What a whistle sent back was never with the departments.
update station_issue set escalated_at = null where whistle_end in ('REJECTED', 'WITHDRAWN') and escalated_at is not null;
