-- A pair is one number: its district, its two characters. As text it took twice the room and each comparison a call; 200,000
-- entries were indexed in 15 s, as numbers in 7. Below zero stands a whistle's number: its district, year and count, and the count
-- alone with the year 0.
drop index search_by_pair;
drop function grams_of(text, text, text);
drop function pairs_of(text, text);

create function grams_of(district text, body text, number text) returns bigint[]
    language sql immutable strict parallel safe as $$
select array(
    select distinct (district::bigint << 42) | (ascii(letter)::bigint << 21) | ascii(next)
    from translate(body, e'\t\n\r\u3000', '    ') as spaced,
         unnest(string_to_array(left(spaced, -1), null), string_to_array(substr(spaced, 2), null)) as neighbours(letter, next)
    where letter <> ' ' and next <> ' ')
    || array[-((district::bigint << 42) | (split_part(number, '-', 2)::bigint << 30) | split_part(number, '-', 3)::bigint),
             -((district::bigint << 42) | split_part(number, '-', 3)::bigint)]
$$;

truncate search_entry;
alter table search_entry alter column grams type bigint[] using null::bigint[];
select fill_search_entries();
create index search_by_pair on search_entry using gin (grams);
analyze search_entry;
