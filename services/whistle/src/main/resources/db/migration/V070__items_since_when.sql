-- A ruling made after an item's version took effect is a precedent; what the editor published since then answers it. Of copies that
-- were told before this column it is not known when.
alter table known_item add valid_from timestamptz;
