create table organisation (
    district   text    not null,
    code       text    not null,
    name       text    not null,
    short_name text    not null,
    kind       text    not null,
    active     boolean not null,
    version    int     not null,
    primary key (district, code)
);
create index organisation_of_kind on organisation (district, kind, code);

-- The latest version of each item, with what a search looks at: every character and every pair of neighbours in its
-- wording, so that a Chinese word is found by an index without a word list.
create table item (
    district    text        not null,
    code        text        not null,
    version     int         not null,
    valid_from  timestamptz not null,
    name        text        not null,
    category    text        not null,
    subcategory text        not null,
    type        text        not null,
    lead        text        not null,
    assists     text[]      not null,
    on_call     text[]      not null,
    keywords    text[]      not null,
    legal_basis text,
    active      boolean     not null,
    wording     text        not null,
    grams       varchar[]   not null, -- varchar: what Hibernate passes an array as
    primary key (district, code)
);
create index item_of_category on item (district, category, code);
create index item_of_type on item (district, type, code);
create index item_of_lead on item (district, lead, code);
create index item_by_gram on item using gin (grams);

-- Every version there ever was. Never changed: a whistle pins the version it was judged by.
create table item_version (
    district    text        not null,
    code        text        not null,
    version     int         not null,
    valid_from  timestamptz not null,
    name        text        not null,
    category    text        not null,
    subcategory text        not null,
    type        text        not null,
    lead        text        not null,
    assists     text[]      not null,
    on_call     text[]      not null,
    keywords    text[]      not null,
    legal_basis text,
    active      boolean     not null,
    primary key (district, code, version)
);

grant select, insert, update on organisation, item to "${app}";
grant select, insert on item_version to "${app}";
