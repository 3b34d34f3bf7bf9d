-- A whistle is inserted once, as its first moves leave it: its lines may come before it in the same transaction.
alter table participant alter constraint participant_district_whistle_id_fkey deferrable initially deferred;
alter table history_line alter constraint history_line_district_whistle_id_fkey deferrable initially deferred;
