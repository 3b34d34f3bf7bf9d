-- The order in which lines of histories were committed. Neither times nor identities know it: both are given when a line is
-- written, so whoever reads "after number 17" would miss the 16 that commits later. The database queues every line; whoever
-- reads the stream gives the queue's lines their positions, one reader at a time.
create table stream_waiting (
    seq        bigint generated always as identity,
    district   text not null,
    line_id    uuid not null,
    whistle_id uuid not null,
    primary key (district, line_id)
);
create index stream_waiting_in_order on stream_waiting (seq);

create table stream_line (
    district   text        not null,
    position   bigint      not null,
    line_id    uuid        not null,
    whistle_id uuid        not null,
    placed_at  timestamptz not null default now(),
    primary key (district, position)
);
create index stream_line_by_age on stream_line (placed_at);
create sequence stream_position;

create function stream_queue() returns trigger language plpgsql as $$
begin
    insert into stream_waiting (district, line_id, whistle_id) select district, id, whistle_id from told;
    return null;
end $$;
create trigger stream_queue after insert on history_line
    referencing new table as told for each statement execute function stream_queue();

grant select, insert, delete on stream_waiting, stream_line to "${app}";
grant usage on sequence stream_position to "${app}";
