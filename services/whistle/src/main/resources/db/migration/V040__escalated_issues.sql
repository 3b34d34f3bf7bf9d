-- The station's issue a whistle was escalated from: however often an escalation is told, it raises one whistle.
alter table whistle add issue_id uuid;
create unique index whistle_of_issue on whistle (district, issue_id) where issue_id is not null;
