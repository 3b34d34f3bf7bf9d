-- Vetting before work may be pushed down to streets or villages (准入), and powers given to streets (赋权).
create table admission (
    district     text    not null,
    id           uuid    not null,
    version      int     not null,
    stage        text    not null,
    organisation text    not null, -- the department that wants the work done
    item         text,
    title        text    not null,
    reason       text    not null,
    legal_basis  text,
    areas        varchar[] not null, -- varchar: what Hibernate passes an array as
    streets      varchar[] not null, -- of the areas: who is concerned
    starts_on    date    not null,
    ends_on      date    not null,
    money        text,
    training     text,
    consultations jsonb  not null,
    steps        jsonb   not null,
    decide_by    timestamptz,
    primary key (district, id)
);
create index admission_by_start on admission (starts_on) where stage = 'APPROVED';
create index admission_by_end on admission (ends_on) where stage = 'EFFECTIVE';
create index admission_of_item on admission (district, item) where stage = 'EFFECTIVE';
create index admission_by_area on admission using gin (areas);

-- Work that was not admitted and was refused: kept, counted by nobody.
create table admission_refusal (
    district     text        not null,
    id           uuid        not null,
    organisation text        not null,
    station      text        not null,
    item         text,
    title        text        not null,
    reason       text        not null,
    refused_by   text        not null,
    refused_at   timestamptz not null,
    primary key (district, id)
);

create table delegation (
    district     text    not null,
    id           uuid    not null,
    version      int     not null,
    stage        text    not null,
    mode         text    not null,
    organisation text    not null, -- whose power it is
    item         text    not null,
    street       text    not null,
    legal_basis  text    not null,
    starts_on    date    not null,
    capacity     jsonb,
    signed       boolean not null,
    steps        jsonb   not null,
    primary key (district, id)
);
-- one power, one street: nobody holds it twice at a time
create unique index delegation_once on delegation (district, item, street) where stage <> 'RECLAIMED';
create index delegation_by_start on delegation (starts_on) where stage = 'ACCEPTED' and signed;
create index delegation_of_street on delegation (district, street);

grant select, insert, update on admission, delegation to "${app}";
grant select, insert on admission_refusal to "${app}";
