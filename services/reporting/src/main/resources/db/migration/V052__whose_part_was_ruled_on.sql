-- A ruling is about one part of a whistle: who assists is no answer to who leads.
alter table ruling add role text not null default 'LEAD';
update ruling r set role = a.role
    from assignment a
    where a.district = r.district and a.id = r.assignment_id and a.role <> 'LEAD';
alter table ruling alter role drop default;
