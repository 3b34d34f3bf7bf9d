-- The ledger's order. Its identity is given when a line is written, not when it is committed, so that reading "after number
-- 17" could miss a 16 that comes late. A job gives every committed line its place, 0, 1, 2 …, by district: its leaf in a
-- Merkle tree (RFC 6962). Neither the order nor the tree is ever changed or deleted.
create table ledger_leaf (
    district  text        not null,
    position  bigint      not null,
    line      uuid        not null,
    hash      bytea       not null,
    sealed_at timestamptz not null,
    primary key (district, position),
    unique (district, line),
    check (position >= 0 and length(hash) = 32)
);
create index ledger_leaf_by_time on ledger_leaf (district, sealed_at, position);

-- Hashes of complete subtrees of 2^level leaves, the place-th of its level: whatever root or proof is asked for is made of few.
create table ledger_node (
    district text   not null,
    level    int    not null,
    place    bigint not null,
    hash     bytea  not null,
    primary key (district, level, place),
    check (level > 0 and place >= 0 and length(hash) = 32)
);

-- What waits for its place. The database itself queues every line, so none can be posted past the job.
create table ledger_unsealed (
    seq      bigint not null,
    district text   not null,
    line     uuid   not null,
    primary key (district, line)
);
create index ledger_unsealed_in_order on ledger_unsealed (seq);

create function ledger_queue() returns trigger language plpgsql as $$
begin
    insert into ledger_unsealed (seq, district, line) select seq, district, id from posted;
    return null;
end $$;
create trigger ledger_queue after insert on ledger_entry
    referencing new table as posted for each statement execute function ledger_queue();

insert into ledger_unsealed (seq, district, line) select seq, district, id from ledger_entry;

grant select, insert on ledger_leaf, ledger_node to "${app}";
grant select, insert, delete on ledger_unsealed to "${app}";
