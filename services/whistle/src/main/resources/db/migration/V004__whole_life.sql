-- Why a whistle went no further, which one it repeats, whether the station has used its one objection, and
-- when its head stood behind an emergency.
alter table whistle
    add reject_reason text,
    add duplicate_of  uuid,
    add objected      boolean not null default false,
    add ratified_at   timestamptz;
