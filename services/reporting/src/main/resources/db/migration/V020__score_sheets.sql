-- The scores of a period on their way to being final: open, proposed, published, final.
create table score_sheet (
    district          text        not null,
    id                uuid        not null,
    period            text        not null,
    stage             text        not null,
    version           int         not null,
    ledger_end        bigint      not null,
    draft             text,
    proposed_by       text,
    proposed_by_name  text,
    proposed_at       timestamptz,
    sent_back_by_name text,
    sent_back_because text,
    signed_by_name    text,
    published_at      timestamptz,
    appeals_until     timestamptz,
    appeals_until_zh  text,
    appeals_until_en  text,
    finalised_by_name text,
    finalised_at      timestamptz,
    revision          int         not null,
    primary key (district, id),
    unique (district, period)
);

-- What was signed, byte for byte. The application may only add and read.
create table score_sheet_version (
    district  text        not null,
    id        uuid        not null,
    period    text        not null,
    version   int         not null,
    document  text        not null,
    signature text        not null,
    made_at   timestamptz not null,
    primary key (district, id),
    unique (district, period, version)
);

grant select, insert, update on score_sheet to "${app}";
grant select, insert on score_sheet_version to "${app}";
