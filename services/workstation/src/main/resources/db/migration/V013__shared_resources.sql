-- What stations, streets, departments and units of the district offer each other: places, equipment, volunteers.
create table offer (
    district        text        not null,
    id              uuid        not null,
    -- a station's, street's or the district's code, or a department's: whoever answers for it
    owner           text        not null,
    unit            text        not null,
    kind            text        not null,
    name            text        not null,
    amount          int         not null check (amount > 0),
    place           text        not null,
    note            text,
    from_day        date        not null,
    until_day       date,
    stage           text        not null,
    withdrawn_for   text,
    created_at      timestamptz not null,
    created_by      text        not null,
    version         int         not null,
    primary key (district, id)
);
create index offer_by_kind on offer (district, kind, id desc) where stage = 'OFFERED';

-- What a station is in need of, from when to when; [starts_at, ends_at).
create table need (
    district      text        not null,
    id            uuid        not null,
    station_code  text        not null,
    kind          text        not null,
    what          text        not null,
    amount        int         not null check (amount > 0),
    place         text        not null,
    note          text,
    starts_at     timestamptz not null,
    ends_at       timestamptz not null,
    stage         text        not null,
    withdrawn_for text,
    created_at    timestamptz not null,
    created_by    text        not null,
    version       int         not null,
    primary key (district, id),
    check (ends_at > starts_at)
);
create index need_of_station on need (district, station_code text_pattern_ops, id desc);

-- A need asks for an offer; who offered agrees or declines. The times and the owner are those of need and offer.
create table booking (
    district     text        not null,
    id           uuid        not null,
    offer_id     uuid        not null,
    need_id      uuid        not null,
    owner        text        not null,
    station_code text        not null,
    amount       int         not null check (amount > 0),
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    stage        text        not null,
    note         text,
    asked_at     timestamptz not null,
    asked_by     text        not null,
    moved_at     timestamptz not null,
    moved_by     text        not null,
    version      int         not null,
    primary key (district, id),
    foreign key (district, offer_id) references offer,
    foreign key (district, need_id) references need,
    check (ends_at > starts_at)
);
create index booking_agreed on booking (district, offer_id, starts_at) where stage = 'AGREED';
create index booking_of_need on booking (district, need_id, id);
create index booking_of_station on booking (district, station_code text_pattern_ops, id desc);
create index booking_of_owner on booking (district, owner text_pattern_ops, id desc);
create unique index booking_once on booking (district, need_id, offer_id) where stage in ('ASKED', 'AGREED');

-- Nothing is lent twice for the same time, whoever writes to the table: at no moment is more agreed than is offered. Sums cannot
-- be said as an exclusion constraint; the offer's row makes those who agree at once wait for each other.
create function booking_within_offer() returns trigger
    language plpgsql set search_path = public as $$
declare
    offered int;
begin
    select amount into offered from offer where district = new.district and id = new.offer_id for update;
    if exists (
        select 1
        from (select new.starts_at as at
              union select b.starts_at from booking b
              where b.district = new.district and b.offer_id = new.offer_id and b.stage = 'AGREED' and b.id <> new.id
                and b.starts_at > new.starts_at and b.starts_at < new.ends_at) moment
        where offered - new.amount < (
            select coalesce(sum(b.amount), 0) from booking b
            where b.district = new.district and b.offer_id = new.offer_id and b.stage = 'AGREED' and b.id <> new.id
              and b.starts_at <= moment.at and b.ends_at > moment.at)) then
        raise exception 'offer % is promised to others in that time', new.offer_id using errcode = 'exclusion_violation';
    end if;
    return new;
end $$;
create trigger booking_within_offer before insert or update on booking
    for each row when (new.stage = 'AGREED') execute function booking_within_offer();

grant select, insert, update on offer, need, booking to "${app}";
