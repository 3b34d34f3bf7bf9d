-- Emergencies that wait for a dispatcher: whose time is up is what their policy says, not how long ago they were blown.
drop index whistle_untriaged;
create index whistle_untriaged on whistle (district, due_at) where kind = 'EMERGENCY' and stage = 'SUBMITTED';
