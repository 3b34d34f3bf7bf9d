-- What a list of versions shows of each, beside the document that says it and is signed.
alter table score_sheet_version add column because text, add column ledger_end bigint;
update score_sheet_version
    set because = document::jsonb ->> 'because', ledger_end = (document::jsonb #>> '{checkpoint,size}')::bigint;
alter table score_sheet_version alter because set not null, alter ledger_end set not null;
