-- Every whistle pins the workflow policy it lives by; the bundled v1 is the policy of all that came before.
alter table whistle
    add policy        text not null default 'v1',
    -- since when it stands where it stands, and when that time is up; of an ended whistle, when its resident is forgotten
    add stage_since   timestamptz,
    add due_at        timestamptz,
    -- when somebody must be told that no head has stood behind an emergency; null when nobody need be
    add ratify_due_at timestamptz;

update whistle set stage_since = coalesce(closed_at, changed_at);
update whistle set due_at = stage_since + interval '6 months' where stage in ('CLOSED', 'REJECTED', 'WITHDRAWN');
update whistle set ratify_due_at = blown_at + interval '24 hours'
where kind = 'EMERGENCY' and ratified_at is null and stage not in ('DRAFT', 'REJECTED', 'WITHDRAWN');
alter table whistle alter stage_since set not null;

-- A deadline that could not be counted when it began (due_at is null) is counted once its year is known.
create index whistle_time_is_up on whistle (district, due_at)
    where stage in ('AWAITING_VERIFICATION', 'AWAITING_CALLBACK');
create index whistle_to_erase on whistle (district, due_at)
    where resident_phone is not null and stage in ('CLOSED', 'REJECTED', 'WITHDRAWN');
create index whistle_to_ratify on whistle (district, ratify_due_at) where ratify_due_at is not null;

-- A district's own limits. Never changed: the newest is in force, whistles raised before keep theirs.
create table workflow_policy (
    district   text        not null,
    version    text        not null,
    seq        bigint      not null generated always as identity,
    document   jsonb       not null,
    created_by text        not null,
    created_at timestamptz not null,
    primary key (district, version)
);
grant select, insert on workflow_policy to "${app}";
