create index station_issue_to_forget on station_issue (closed_at) where resident_name is not null;
