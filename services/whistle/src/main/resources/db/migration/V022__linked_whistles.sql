-- Several whistles about one matter are handled once: the others are linked to the main one, which knows how many they are
-- (counting them there also makes the main one's version rise, so that it cannot end while somebody links to it).
alter table whistle
    add main_id uuid,
    add linked  int not null default 0;
create index whistle_of_main on whistle (district, main_id) where main_id is not null;
