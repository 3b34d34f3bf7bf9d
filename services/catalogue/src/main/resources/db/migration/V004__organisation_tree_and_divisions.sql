-- Who belongs to whom, who works with whom, and who took over from whom.
alter table organisation
    add parent     text,
    add ties       text[]      not null default '{}',
    add successor  text,
    add valid_from timestamptz not null default now();
create index organisation_of_parent on organisation (district, parent, code);

-- Every version there ever was: what an old name meant stays known.
create table organisation_version (
    district   text        not null,
    code       text        not null,
    version    int         not null,
    valid_from timestamptz not null,
    name       text        not null,
    short_name text        not null,
    kind       text        not null,
    active     boolean     not null,
    parent     text,
    ties       text[]      not null,
    successor  text,
    primary key (district, code, version)
);
insert into organisation_version
    select district, code, version, valid_from, name, short_name, kind, active, parent, ties, successor from organisation;

-- The national register of divisions, or a part of it: provinces have 2 digits, then 4, 6, 9 and 12.
create table division (
    district text not null,
    code     text not null,
    name     text not null,
    parent   text,
    primary key (district, code)
);
create index division_of_parent on division (district, parent, code);

grant select, insert on organisation_version to "${app}";
grant select, insert, update on division to "${app}";
