-- Among a million issues, what few are is looked up: a station's open ones, a district's at some stage, a platform's, a grid's. A condition
-- on the last columns is checked in the index, before any issue is looked at.
drop index station_issue_newest;
create index station_issue_newest on station_issue (district, station_code text_pattern_ops, found_at desc, id desc, stage, kind);
create index station_issue_by_stage on station_issue (district, stage, found_at desc, id desc, station_code, kind);
create index station_issue_of_platform on station_issue (district, platform, found_at desc, id desc, station_code)
    where platform is not null;
create index station_issue_of_grid on station_issue (district, grid_code, found_at desc, id desc) where grid_code is not null;
