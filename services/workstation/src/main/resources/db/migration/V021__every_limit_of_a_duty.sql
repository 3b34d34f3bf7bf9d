-- due_at says by when to complete. A meeting hears of every limit that was missed, so every one is known: with the next generation
-- of copies (chuishao.copies) also of the duties that are open now. made_safe: an emergency's danger is over.
alter table known_duty
    add accept_due    timestamptz,
    add check_in_due  timestamptz,
    add make_safe_due timestamptz,
    add made_safe     boolean not null default false;
