-- Who is answered again needs the tag for the next If-Match as well.
alter table idempotency_key add column if not exists etag text;
