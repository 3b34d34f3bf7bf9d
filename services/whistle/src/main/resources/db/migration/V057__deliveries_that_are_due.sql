-- What is due for a receiver, the longest first, and what is being sent to it: neither reads the backlog of one that is away.
create index webhook_deliveries_due on webhook_delivery (district, webhook_id, next_at, seq) where state = 'WAITING';
create index webhook_deliveries_leased on webhook_delivery (district, webhook_id) where state = 'WAITING' and leased_until is not null;
create index webhook_pings on webhook_delivery (district, webhook_id) where state = 'WAITING' and type = 'ping';
