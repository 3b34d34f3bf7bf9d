-- Copies of what the centre decided on departments' duties: what standing questions are answered from.
create table decided_return (
    district     text        not null,
    event        uuid        not null,
    whistle      uuid        not null,
    organisation text        not null,
    cited_item   text,
    upheld       boolean     not null,
    decided_at   timestamptz not null,
    primary key (district, event)
);
create index decided_return_of_whistle on decided_return (district, whistle);
create index decided_return_by_time on decided_return (district, decided_at);

create table known_ruling (
    district        text        not null,
    id              uuid        not null,
    whistle         uuid        not null,
    item            text,
    responsible     text        not null,
    not_responsible text[]      not null,
    cited_item      text,
    reason          text        not null,
    ruled_at        timestamptz not null,
    primary key (district, id)
);
create index known_ruling_of_whistle on known_ruling (district, whistle);
create index known_ruling_by_time on known_ruling (district, ruled_at);

-- What a ruling says differently from the catalogue: somebody has to look at it.
create table change_proposal (
    district text    not null,
    id       uuid    not null, -- the ruling's
    version  int     not null,
    stage    text    not null,
    item     text    not null,
    lead     text    not null, -- as the catalogue had it
    proposed text    not null, -- as it was ruled
    reason   text    not null,
    steps    jsonb   not null,
    primary key (district, id)
);
create index change_proposal_of_stage on change_proposal (district, stage, id);

create index precedent_of_item on precedent (district, item, decided_at);

grant select, insert on decided_return, known_ruling to "${app}";
grant select, insert, update on change_proposal to "${app}";
