-- The whistle an issue's own one was handled in: when that comes back, so does the issue.
alter table station_issue
    add main_whistle_id uuid,
    add linked_at       timestamptz,
    add follows_main    boolean not null default false;
update station_issue i set main_whistle_id = w.main_id from known_whistle w
where w.district = i.district and w.id = i.whistle_id and w.main_id is not null;
create index station_issue_of_main on station_issue (district, main_whistle_id) where main_whistle_id is not null;

-- What nobody answered in time, the oldest first and of all districts: the job's.
create index booking_unanswered on booking (starts_at) where stage = 'ASKED';
