-- The desk that dispatched a duty last decides about it; of what was dispatched before, any over its station, as until now.
alter table assignment add centre text;

-- Who took over from a department that is gone: the copies are read again (chuishao.copies).
alter table known_organisation add successor text;
