-- Emergencies that wait for a dispatcher: few, and looked at every few seconds.
create index whistle_untriaged on whistle (district, blown_at) where kind = 'EMERGENCY' and stage = 'SUBMITTED';
