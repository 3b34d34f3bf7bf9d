-- A webhook is gone at once; its log, of up to thirty days, goes bit by bit, and then its row.
alter table webhook add deleted boolean not null default false;
