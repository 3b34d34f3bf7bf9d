-- A dispatcher names who assists; what the catalogue says of it was copied and never read.
alter table known_item drop column assists;
