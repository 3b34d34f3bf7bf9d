-- A ruling on who assists is no answer to who leads; those from before were all taken for the lead's.
alter table known_ruling add role text not null default 'LEAD';
