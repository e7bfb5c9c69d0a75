-- A target that one team has of its own, in place of the one for every team. It names the team as the document does; which
-- team is meant is known once somebody has said so.
create table plan_team_target (
  commune_id uuid not null,
  target_id uuid not null,
  team_name text not null,
  team_id uuid,
  position int not null,
  at_least numeric not null,
  sentence text not null,
  constraint plan_team_target_pk primary key (commune_id, target_id, team_name),
  constraint plan_team_target_target_fk foreign key (commune_id, target_id) references plan_target (commune_id, target_id),
  constraint plan_team_target_once unique (commune_id, target_id, team_id),
  constraint plan_team_target_positive check (at_least > 0)
);
call protect_tenants('plan_team_target');
