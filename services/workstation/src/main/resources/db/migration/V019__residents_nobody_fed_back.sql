-- A resident is forgotten half a year after the matter's end, also when nobody ever fed it back.
drop index station_issue_to_forget;
create index station_issue_to_forget on station_issue (changed_at)
    where resident_name is not null and stage in ('AWAITING_FEEDBACK', 'CLOSED', 'DROPPED');
