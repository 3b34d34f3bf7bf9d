-- Versions that were taken back before their day came. The version's own row never changes, and its number is not given again.
create table item_withdrawal (
    district     text        not null,
    code         text        not null,
    version      int         not null,
    reason       text        not null,
    withdrawn_by text        not null,
    withdrawn_at timestamptz not null,
    primary key (district, code, version)
);
create index item_draft_open on item_draft (district, code) where state in ('PROPOSED', 'SENT_BACK');

grant select, insert on item_withdrawal to "${app}";
