-- All that the list of powers and duties says of an item (domain §5). What is searched or counted has a column; what is only
-- shown and compared lies in details.
alter table item
    add lists     varchar[] not null default '{}',
    add successor text,
    add valid_to  date,
    add details   jsonb  not null default '{}';
alter table item_version
    add lists     varchar[] not null default '{}',
    add successor text,
    add valid_to  date,
    add details   jsonb  not null default '{}';
create index item_on_list on item using gin (lists);

-- Versions whose day has not come, and days on which an item ends: a job makes them true. A version's own row never changes.
create table item_due (
    district text        not null,
    code     text        not null,
    version  int         not null,
    ends     boolean     not null, -- false: the version begins; true: the item ends, if this is still its version
    due_at   timestamptz not null,
    primary key (district, code, version, ends)
);
create index item_due_by_time on item_due (due_at);

-- How many items each list should have, where a district says otherwise than lists/expected.json.
create table list_expectation (
    district text not null,
    kind     text not null,
    expected int  not null,
    primary key (district, kind)
);

-- Every import and how far it has come; written outside the import's own transaction, so that it can be read meanwhile.
create table import_run (
    district    text        not null,
    id          uuid        not null,
    register    text        not null,
    dry_run     boolean     not null,
    state       text        not null,
    rows        int         not null default 0,
    created     int,
    changed     int,
    unchanged   int,
    fault_count int         not null default 0,
    faults      jsonb       not null default '[]',
    started_by  text        not null,
    started_at  timestamptz not null,
    seen_at     timestamptz not null, -- the last sign of life
    finished_at timestamptz,
    primary key (district, id)
);
create index import_run_by_time on import_run (district, register, started_at desc, id);

grant select, insert, delete on item_due to "${app}";
grant update (due_at) on item_due to "${app}"; -- what FOR UPDATE asks for
grant select, insert, update on list_expectation, import_run to "${app}";
