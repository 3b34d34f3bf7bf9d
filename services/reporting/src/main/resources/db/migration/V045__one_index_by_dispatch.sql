-- The newest first or the oldest first is the same index.
drop index assignment_by_dispatch;
