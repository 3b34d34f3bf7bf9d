-- A department that is called once more in a cycle: what its duty before still tells changes nothing.
alter table participant add former_assignment_id uuid;
