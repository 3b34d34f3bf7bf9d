-- Changes of the catalogue that somebody proposes and somebody else approves.
create table item_draft (
    district     text        not null,
    id           uuid        not null,
    code         text        not null,
    based_on     int         not null, -- the newest version when it was proposed; 0 for a new item
    request      jsonb       not null,
    note         text,
    state        text        not null,
    proposed_by  text        not null,
    proposed_at  timestamptz not null,
    decided_by   text,
    decided_at   timestamptz,
    reason       text,
    made_version int,
    version      int         not null,
    primary key (district, id)
);
create index item_draft_by_state on item_draft (district, state, id desc);

grant select, insert, update on item_draft to "${app}";
