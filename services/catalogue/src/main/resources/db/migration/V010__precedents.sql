-- What dispatchers and rulings decided on which text: what the matcher learns from. Append-only; of several decisions on
-- one matter the latest counts. Written one transaction at a time (see Turn), so numbers appear in their order and every
-- replica that reads on from the last number it has seen holds the same.
create table precedent (
    district   text        not null,
    number     bigint      generated always as identity,
    matter     text        not null, -- whistle:<id> or correction:<id>
    kind       text        not null,
    item       text,
    lead       text,
    station    text,
    title      text        not null,
    text       text        not null,
    decided_at timestamptz not null,
    primary key (district, number)
);
create index precedent_of_matter on precedent (district, matter, number desc);

-- Which transaction last changed a district's items: what was made of them earlier is made again.
create table item_mark (
    district   text not null primary key,
    changed_by xid8 not null
);

create function mark_items() returns trigger language plpgsql security definer set search_path from current as $$
begin
    insert into item_mark select distinct district, pg_current_xact_id() from touched
    on conflict (district) do update set changed_by = excluded.changed_by
    where item_mark.changed_by <> excluded.changed_by; -- once per transaction, however many statements it has
    return null;
end $$;
create trigger item_is_new after insert on item
    referencing new table as touched for each statement execute function mark_items();
create trigger item_has_changed after update on item
    referencing new table as touched for each statement execute function mark_items();

grant select, insert on precedent to "${app}";
grant select on item_mark to "${app}";
