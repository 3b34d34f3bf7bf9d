-- A draft nobody touches keeps its resident no longer than a whistle that has ended.
update whistle w set due_at = (stage_since at time zone 'Asia/Shanghai' + make_interval(months => coalesce(
        (select (p.document ->> 'erasureMonths')::int from workflow_policy p
         where p.district = w.district and p.version = w.policy), 6))) at time zone 'Asia/Shanghai'
where stage = 'DRAFT';
drop index whistle_to_erase;
create index whistle_to_erase on whistle (district, due_at)
    where resident_phone is not null and stage in ('DRAFT', 'CLOSED', 'REJECTED', 'WITHDRAWN');
