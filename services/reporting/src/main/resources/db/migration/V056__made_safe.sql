-- When the danger of an emergency was over, as its department said; whoever is done has made it safe, too.
alter table assignment add made_safe_at timestamptz;
update assignment set made_safe_at = completed_at where kind = 'EMERGENCY' and completed_at is not null;

-- Of what was open before, the limit can be missed from now on.
update assignment set
    timers = timers || jsonb_build_array(jsonb_build_object(
            'kind', 'OVERDUE', 'step', 'MAKE_SAFE',
            'at', to_char(make_safe_due at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'due', to_char(make_safe_due at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))),
    timer_at = case when stage = 'SUSPENDED' then timer_at else least(timer_at, make_safe_due) end
where make_safe_due is not null and made_safe_at is null and stage in ('PENDING', 'ACCEPTED', 'CHECKED_IN', 'SUSPENDED');
