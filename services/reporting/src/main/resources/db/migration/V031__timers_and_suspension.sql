-- Everything that time does to a duty is one list, and one instant says when the next of it is due.
alter table assignment
    add timers       jsonb       not null default '[]',
    add timer_at     timestamptz,
    add reminders    int         not null default 0,
    add escalated_at timestamptz,
    add suspended_in text,
    add suspended_at timestamptz,
    add review_at    timestamptz;

-- What was open before keeps the deadlines that post points.
update assignment set
    timers = case when overdue then '[]'::jsonb else jsonb_build_array(jsonb_build_object(
            'kind', 'OVERDUE', 'step', 'COMPLETE',
            'at', to_char(complete_due at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'due', to_char(complete_due at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) end
        || jsonb_build_array(jsonb_build_object(
            'kind', 'LONG_OVERDUE', 'step', 'COMPLETE',
            'at', to_char((complete_due + interval '30 days') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'due', to_char(complete_due at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))),
    timer_at = case when overdue then complete_due + interval '30 days' else complete_due end
where stage in ('PENDING', 'ACCEPTED', 'CHECKED_IN') and not long_overdue;

drop index assignment_to_settle;
drop index assignment_long_overdue;
create index assignment_timer on assignment (district, timer_at) where timer_at is not null;

-- Who was reminded of what, and when: once each.
create table reminder (
    district       text        not null,
    id             uuid        not null,
    assignment_id  uuid        not null,
    kind           text        not null,
    step           text,
    due            timestamptz not null,
    at             timestamptz not null,
    audience       text        not null,
    primary key (district, id),
    unique nulls not distinct (district, assignment_id, kind, step, due)
);

grant select, insert on reminder to "${app}";
