-- Something sealed by the first who started here: a key that does not open it would open no resident either.
create table if not exists privacy_probe (
    the_only boolean not null default true primary key check (the_only),
    sealed   bytea   not null
);

grant select, insert on privacy_probe to "${app}";
