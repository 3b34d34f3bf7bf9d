-- Why a whistle went no further, which one it repeats, and whether the station has used its one objection.
alter table whistle
    add reject_reason text,
    add duplicate_of  uuid,
    add objected      boolean not null default false;
