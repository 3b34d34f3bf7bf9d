-- The rules of scoring as a district's own data. A document is never changed: what should be otherwise is another version.
create table policy (
    district   text        not null,
    version    text        not null,
    document   text        not null,
    created_by text        not null,
    created_at timestamptz not null,
    primary key (district, version)
);

-- From which day which version judges. Always a month that has not begun: nothing that was judged is judged anew. Of two
-- decisions about the same day the later counts.
create table policy_adoption (
    district       text        not null,
    seq            bigint      generated always as identity,
    version        text        not null,
    effective_from date        not null,
    adopted_by     text        not null,
    adopted_at     timestamptz not null,
    primary key (district, seq),
    check (extract(day from effective_from) = 1)
);

grant select, insert on policy, policy_adoption to "${app}";

-- A month's scores stay one read of one index.
drop index ledger_by_month;
create index ledger_by_month on ledger_entry (district, month, organisation, indicator)
    include (possible, earned, points, assignment_id, compensates);
