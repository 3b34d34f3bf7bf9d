-- The ten lists' counts as they are after an import of items.
alter table import_run add lists jsonb;
