-- What the tests' events do: each note is one row for every time it took effect.
create table note (
    id       bigint generated always as identity primary key,
    district text   not null,
    text     text   not null
);
grant select, insert on note to "${app}";
