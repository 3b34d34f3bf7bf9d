-- A broker that is filled again tells a webhook nothing of the time it was paused.
alter table webhook add active_since timestamptz;
update webhook set active_since = created_at where state = 'ACTIVE';
