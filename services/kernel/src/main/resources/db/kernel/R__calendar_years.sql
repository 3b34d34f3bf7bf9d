-- The public holidays and make-up workdays of the years an administrator has imported: catalogue's own, the others' copies.
-- Repeatable, since each service counts its own migrations and this table came later.
create table if not exists calendar_year (
    district text  not null,
    year     int   not null,
    version  int   not null,
    source   text  not null,
    days     jsonb not null,
    primary key (district, year)
);

grant select, insert, update, delete on calendar_year to "${app}";

-- A year may have working hours of its own; none: the standard ones, as in every year that was kept before.
alter table calendar_year add column if not exists working_hours jsonb not null default '[]';
