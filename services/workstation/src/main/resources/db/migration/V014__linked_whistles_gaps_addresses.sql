-- The whistle that is handled for this one, too.
alter table known_whistle add main_id uuid, add main_number text;

alter table appointment add gap_reason text;

-- One way to compare addresses (grid.Addresses): no spaces, no punctuation, but numbers stay apart.
create function pg_temp.plain(address text) returns text language sql as $$
    select regexp_replace(
        regexp_replace(lower(normalize(address, NFKC)), '(\d)[\s[:punct:]]+(?=\d)', '\1-', 'g'),
        '(?<!\d)[\s[:punct:]]+|[\s[:punct:]]+(?!\d)', '', 'g')
$$;
update station_issue set place = pg_temp.plain(address) where place <> pg_temp.plain(address);
-- what differed by its punctuation alone is one address now, and has one grid: the smallest code's
delete from grid_address a using grid_address b
where a.district = b.district and pg_temp.plain(a.address) = pg_temp.plain(b.address) and (b.grid, b.address) < (a.grid, a.address);
update grid_address set address = pg_temp.plain(address) where address <> pg_temp.plain(address);

-- Figures of a period read what happened in it, not everything that happened before.
create index station_issue_found on station_issue (district, found_at)
    include (station_code, kind, stage, settled_at, escalated_at);
create index station_issue_settled on station_issue (district, settled_at) where settled_at is not null;
create index station_issue_escalated on station_issue (district, escalated_at) where escalated_at is not null;
create index known_whistle_blown on known_whistle (district, blown_at);
create index known_whistle_ended on known_whistle (district, ended_at) where ended_at is not null;
