-- A line that turned out wrong stays; another line names it and posts the difference (domain §4, appeals).
alter table ledger_entry add column compensates uuid;
alter table ledger_entry drop constraint ledger_entry_check1;
alter table ledger_entry add constraint ledger_only_compensations_take_back
    check (compensates is not null or possible >= 0 and earned >= 0 and earned <= possible);
create index ledger_compensations on ledger_entry (district, compensates, seq) where compensates is not null;

-- A commendation may be of a department as a whole, not of one duty.
alter table ledger_entry
    alter column assignment_id drop not null,
    alter column whistle_id drop not null,
    alter column whistle_number drop not null,
    alter column role drop not null,
    alter column kind drop not null,
    add constraint ledger_points_of_indicators_rest_on_a_duty
        check (indicator is null or assignment_id is not null and role is not null and kind is not null);
create unique index ledger_of_no_duty on ledger_entry (district, organisation, fact) where assignment_id is null;

-- 30 days past its deadline and still open: 0 on SOLVED, once.
alter table assignment add column long_overdue boolean not null default false;
create index assignment_long_overdue on assignment (complete_due)
    where not long_overdue and stage in ('PENDING', 'ACCEPTED', 'CHECKED_IN');
