-- What is found in a station: settled there, or escalated into one whistle. The resident's contact is sealed.
create table station_issue (
    district         text        not null,
    id               uuid        not null,
    number           text        not null,
    station_code     text        not null,
    kind             text        not null,
    platform         text,
    grid_code        text,
    title            text        not null,
    description      text        not null,
    address          text        not null,
    longitude        double precision,
    latitude         double precision,
    -- the address as it is compared: without spaces, punctuation and width
    place            text        not null,
    resident_name    bytea,
    resident_phone   bytea,
    stage            text        not null,
    found_at         timestamptz not null,
    found_by         text        not null,
    changed_at       timestamptz not null,
    settled_at       timestamptz,
    outcome          text,
    result           text,
    escalated_at     timestamptz,
    attempt          int         not null default 0,
    whistle_kind     text,
    item_code        text,
    refusal          jsonb,
    whistle_id       uuid,
    whistle_number   text,
    whistle_end      text,
    whistle_ended_at timestamptz,
    whistle_outcome  text,
    fed_back_at      timestamptz,
    feedback         text,
    accepted         boolean,
    closed_at        timestamptz,
    drop_reason      text,
    duplicate_of     uuid,
    version          int         not null,
    primary key (district, id)
);
create unique index station_issue_by_number on station_issue (district, number);
create unique index station_issue_of_whistle on station_issue (district, whistle_id) where whistle_id is not null;
create index station_issue_newest on station_issue (district, station_code text_pattern_ops, found_at desc, id desc);
create index station_issue_at_place on station_issue (district, station_code, place, found_at);
create index station_issue_at_point on station_issue (district, station_code, latitude) where latitude is not null;

-- Who did what and when: steps, moves, what the whistle brought. Never changed.
create table issue_line (
    district   text        not null,
    id         uuid        not null,
    issue_id   uuid        not null,
    at         timestamptz not null,
    move       text        not null,
    from_stage text,
    to_stage   text        not null,
    actor      text        not null,
    owner      text,
    note       text,
    primary key (district, id),
    foreign key (district, issue_id) references station_issue deferrable initially deferred
);
create index lines_of_issue on issue_line (district, issue_id, at, id);

-- Who read a resident's name and phone, when and why. Never changed.
create table resident_read (
    district text        not null,
    id       uuid        not null,
    issue_id uuid        not null,
    at       timestamptz not null,
    reader   text        not null,
    reason   text        not null,
    primary key (district, id),
    foreign key (district, issue_id) references station_issue
);
create index resident_reads_of_issue on resident_read (district, issue_id, at);

-- Numbers like 340803-2026-Z000123 come from one sequence per district and year, as whistles' do.
create function next_issue_number(district text, year int) returns bigint
    language plpgsql security definer set search_path = public as $$
declare
    numbers text := format('issue_number_%s_%s', district, year);
begin
    return nextval(quote_ident(numbers));
exception when undefined_table then
    perform pg_advisory_xact_lock(hashtext(numbers));
    execute format('create sequence if not exists %I', numbers);
    return nextval(quote_ident(numbers));
end $$;

grant select, insert, update on station_issue to "${app}";
grant select, insert on issue_line, resident_read to "${app}";
grant execute on function next_issue_number(text, int) to "${app}";
