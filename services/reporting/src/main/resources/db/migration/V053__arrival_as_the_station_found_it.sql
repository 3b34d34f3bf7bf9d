-- A department says that it has come; the station that blew says whether it found it there.
alter table assignment add arrival text not null default 'UNSTATED'
    check (arrival in ('UNSTATED', 'CONFIRMED', 'DENIED'));
