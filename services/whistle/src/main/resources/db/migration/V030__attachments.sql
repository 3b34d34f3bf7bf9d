-- Photos and files of a whistle. The bytes are blobs named by their SHA-256; never changed, never removed.
create table attachment (
    district   text        not null,
    id         uuid        not null,
    whistle_id uuid        not null,
    line_id    uuid,
    stage      text        not null,
    cycle      int         not null,
    name       text,
    media_type text        not null,
    size       bigint      not null,
    width      int,
    height     int,
    content    text        not null,
    thumbnail  text,
    added_at   timestamptz not null,
    added_by   text        not null,
    unit       text        not null,
    primary key (district, id),
    foreign key (district, whistle_id) references whistle,
    foreign key (district, line_id) references history_line
);
create index attachments_of_whistle on attachment (district, whistle_id, added_at, id);
create index attachment_by_content on attachment (district, content);
create index attachment_by_thumbnail on attachment (district, thumbnail);

grant select, insert on attachment to "${app}";
