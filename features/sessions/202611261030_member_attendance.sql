-- At a members' training it is the members who come: each once, named by their own row.
alter table sessions_attendance add column member_id uuid;
alter table sessions_attendance add constraint sessions_attendance_member_fk
  foreign key (commune_id, member_id) references teams_member (commune_id, member_id);
alter table sessions_attendance add constraint sessions_attendance_member_once unique (commune_id, session_id, member_id);
alter table sessions_attendance add constraint sessions_attendance_one_person check (household_id is null or member_id is null);
create index sessions_attendance_member on sessions_attendance (commune_id, member_id);
