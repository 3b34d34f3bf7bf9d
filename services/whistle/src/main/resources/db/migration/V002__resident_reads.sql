-- Who read a resident's name and phone, when and why. Never changed.
create table resident_read (
    district   text        not null,
    id         uuid        not null,
    whistle_id uuid        not null,
    at         timestamptz not null,
    reader     text        not null,
    reason     text        not null,
    primary key (district, id),
    foreign key (district, whistle_id) references whistle
);
create index resident_reads_of_whistle on resident_read (district, whistle_id, at);

grant select, insert on resident_read to "${app}";
