-- The list of all signals, whatever their state, is read in its order, too.
create index signals_of_every_state on signal (district, first_at desc, id desc);
