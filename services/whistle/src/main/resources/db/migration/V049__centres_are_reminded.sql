-- A centre is reminded of what waits for it, at half of its time and at nine tenths; what waits already is reminded from its next stage on.
alter table whistle
    add remind_at timestamptz,
    add reminders int not null default 0;
create index whistle_to_remind on whistle (district, remind_at) where remind_at is not null;
