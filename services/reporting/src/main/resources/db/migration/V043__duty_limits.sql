-- A district's own limits for its departments. Never changed: the newest is in force, whistles dispatched before keep theirs.
create table duty_limits (
    district   text        not null,
    version    text        not null,
    seq        bigint      not null generated always as identity,
    document   jsonb       not null,
    created_by text        not null,
    created_at timestamptz not null,
    primary key (district, version)
);
grant select, insert on duty_limits to "${app}";

-- The limits a duty lives by: those in force when its whistle first called anybody; the shipped v1 for all that came before.
alter table assignment add limits text not null default 'v1';
