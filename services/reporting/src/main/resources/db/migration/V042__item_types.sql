-- Scores can be asked for one type of item; copies read before have none until catalogue tells of them again.
alter table known_item add column type text;
