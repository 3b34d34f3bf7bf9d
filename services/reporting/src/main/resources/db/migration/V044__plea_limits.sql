-- How often a duty's department may ask, of the limits it lives by; what there is lives by two, two and one.
alter table assignment
    add returns_allowed     int not null default 1,
    add extensions_allowed  int not null default 2,
    add suspensions_allowed int not null default 2;
