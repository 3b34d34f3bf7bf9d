-- Rows that are kept for some time lie in the order in which they came: which pages are old enough to be cleared a small index by
-- ranges of pages knows as well, and a new row costs it nothing.
drop index if exists outbox_by_age, inbox_by_age, idempotency_key_by_age;
create index if not exists outbox_found_by_age on outbox using brin (created_at);
create index if not exists inbox_found_by_age on inbox using brin (received_at);
create index if not exists idempotency_key_found_by_age on idempotency_key using brin (created_at);
