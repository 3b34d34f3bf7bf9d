-- What was decided about an assist's part says nothing of who leads.
alter table decided_return add role text not null default 'LEAD';
alter table known_ruling add role text not null default 'LEAD';
