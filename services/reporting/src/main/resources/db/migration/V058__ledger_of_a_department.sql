-- A department reads its lines of some months in the order of their places: the leaf says whose it is and of which month, so that a
-- page is read from an index however many lines there are. The application still may only add leaves.
alter table ledger_leaf add organisation text, add month text;
update ledger_leaf l set organisation = e.organisation, month = e.month
    from ledger_entry e where e.district = l.district and e.id = l.line;
alter table ledger_leaf alter organisation set not null, alter month set not null;
create index ledger_leaf_of_organisation on ledger_leaf (district, organisation, month, position);
