-- When a joint whistle's departments were asked to meet: who gets the duty instead is expected there as well.
alter table assignment add column appointed_at timestamptz;
