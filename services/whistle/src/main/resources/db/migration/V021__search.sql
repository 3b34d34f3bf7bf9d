-- What is searched: the title and description of every whistle cut into pairs of characters, so that a word of two characters
-- meets an index. Kept apart from the whistle, whose every move would otherwise write the index anew; written by a trigger,
-- so that raising asks the database for no more than before. A pair carries its district: districts share no postings.
create table search_entry (
    district    text        not null,
    whistle_id  uuid        not null,
    body        text        not null,
    grams       text[]      not null,
    item_code   text,
    station_code text       not null,
    longitude   double precision,
    latitude    double precision,
    created_at  timestamptz not null,
    primary key (district, whistle_id)
);

-- Cutting by position is the cheapest for what people usually write, but finds each position from the beginning: a long text
-- is taken apart once instead.
create function pairs_of(district text, body text) returns text[]
    language sql immutable strict parallel safe as $$
select case when length(body) < 400 then array(
    select district || pair
    from (select substr(body, i, 2) as pair from generate_series(1, length(body) - 1) as i) as pairs
    where strpos(pair, ' ') = 0)
else array(
    select district || pair
    from (select ch || lead(ch) over (order by n) as pair
          from unnest(string_to_array(body, null)) with ordinality as letters(ch, n)) as pairs
    where strpos(pair, ' ') = 0)
end $$;

-- A number is found whole (340803-2026-000123), without its district, or by its count alone (000123, 123).
create function grams_of(district text, body text, number text) returns text[]
    language sql immutable strict parallel safe as $$
select pairs_of(district, translate(body, e'\t\n\r\u3000', '    '))
    || array[district || number, district || substr(number, 8), district || split_part(number, '-', 3),
             district || ltrim(split_part(number, '-', 3), '0')]
$$;

create function keep_search_entry() returns trigger
    language plpgsql security definer set search_path = public as $$
declare
    told text := lower(new.title || e'\n' || new.description);
begin
    insert into search_entry (district, whistle_id, body, grams, item_code, station_code, longitude, latitude, created_at)
    values (new.district, new.id, told, grams_of(new.district, told, new.number), new.item_code, new.station_code,
            new.longitude, new.latitude, new.created_at);
    return null;
end $$;

insert into search_entry (district, whistle_id, body, grams, item_code, station_code, longitude, latitude, created_at)
select district, id, told, grams_of(district, told, number), item_code, station_code, longitude, latitude, created_at
from whistle, lower(title || e'\n' || description) as told;

create index search_by_pair on search_entry using gin (grams);
create index search_by_place on search_entry using gist (point(longitude, latitude)) where longitude is not null;
create index search_newest on search_entry (district, created_at desc, whistle_id desc);
create trigger keep_search_entry after insert on whistle for each row execute function keep_search_entry();
grant select on search_entry to "${app}";

-- Desks and badges ask for what is open, a small part of all there is.
create index whistle_open on whistle (district, stage, created_at desc, id desc)
    where stage not in ('REJECTED', 'CLOSED', 'WITHDRAWN');
create index whistle_of_item on whistle (district, item_code, created_at desc, id desc);
