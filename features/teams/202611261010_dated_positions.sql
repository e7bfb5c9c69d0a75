-- A position has days of its own: a deputy may become leader without leaving the team, and a list of an earlier day still
-- shows who led it. One leader a team on any day, one position a member.
create table teams_position (
  commune_id uuid not null,
  member_id uuid not null,
  team_id uuid not null,
  position text not null constraint teams_position_position check (position in ('leader', 'deputy', 'member')),
  since date not null,
  until date,
  constraint teams_position_pk primary key (commune_id, member_id, since),
  constraint teams_position_member_fk foreign key (commune_id, member_id) references teams_member (commune_id, member_id),
  constraint teams_position_team_fk foreign key (commune_id, team_id) references teams_team (commune_id, team_id),
  constraint teams_position_dates check (until >= since),
  constraint teams_position_one_leader exclude using gist
    (commune_id with =, team_id with =, daterange(since, until) with &&) where (position = 'leader'),
  constraint teams_position_one_at_a_time exclude using gist
    (commune_id with =, member_id with =, daterange(since, until) with &&)
);
create index teams_position_team on teams_position (commune_id, team_id);

insert into teams_position (commune_id, member_id, team_id, position, since, until)
select commune_id, member_id, team_id, position, since, until from teams_member;

alter table teams_member drop constraint teams_member_one_leader;
alter table teams_member drop column position;

call protect_tenants('teams_position');
