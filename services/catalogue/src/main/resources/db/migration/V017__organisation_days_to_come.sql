-- Organisation versions whose day has not come: a job puts them in force. A version's own row never changes.
create table organisation_due (
    district text        not null,
    code     text        not null,
    version  int         not null,
    due_at   timestamptz not null,
    primary key (district, code, version)
);
create index organisation_due_by_time on organisation_due (due_at);

-- Versions that were taken back before their day came; their numbers are not given again.
create table organisation_withdrawal (
    district     text        not null,
    code         text        not null,
    version      int         not null,
    reason       text        not null,
    withdrawn_by text        not null,
    withdrawn_at timestamptz not null,
    primary key (district, code, version)
);

grant select, insert, delete on organisation_due to "${app}";
grant update (due_at) on organisation_due to "${app}"; -- what FOR UPDATE asks for
grant select, insert on organisation_withdrawal to "${app}";
