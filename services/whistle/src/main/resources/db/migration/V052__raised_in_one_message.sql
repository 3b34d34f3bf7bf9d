-- What is searched of a whistle comes with it in the same message: the service cuts the text in a twentieth of the time the
-- trigger took. What is loaded past the service is completed by fill_search_entries().
drop trigger keep_search_entry on whistle;
drop function keep_search_entry();

create function fill_search_entries() returns void language sql as $$
insert into search_entry (district, whistle_id, body, grams, item_code, station_code, longitude, latitude, created_at)
select w.district, w.id, told, grams_of(w.district, told, w.number), w.item_code, w.station_code, w.longitude, w.latitude, w.created_at
from whistle w cross join lateral lower(w.title || e'\n' || w.description) told
where not exists (select from search_entry s where s.district = w.district and s.whistle_id = w.id)
$$;

grant insert on search_entry to "${app}";
