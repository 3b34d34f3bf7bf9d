-- A copy of reporting's rulings: precedents for the next dispatch of their item. One whose whistle named no item is a precedent
-- of the item it cites.
create table known_ruling (
    district        text        not null,
    id              uuid        not null,
    item_code       text        not null,
    responsible     text        not null,
    not_responsible text[]      not null,
    cited_item      text        not null,
    reason          text        not null,
    ruled_at        timestamptz not null,
    primary key (district, id)
);
create index known_ruling_of_item on known_ruling (district, item_code, ruled_at desc, id desc);

grant select, insert, update, delete on known_ruling to "${app}";
