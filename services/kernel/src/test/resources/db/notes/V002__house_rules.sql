-- Documents of a district, as services keep theirs.
create table house_rules (
    district   text        not null,
    version    text        not null,
    seq        bigint      not null generated always as identity,
    document   jsonb       not null,
    created_by text        not null,
    created_at timestamptz not null,
    primary key (district, version)
);
grant select, insert on house_rules to "${app}";
