-- When villages merge or split their teams go on in others: the old team ends with its name and its records as they are,
-- and this says where its results go on. One row a team that goes on; several teams may go on in one, one in several.
create table teams_succession (
  commune_id uuid not null,
  team_id uuid not null,
  into_id uuid not null,
  on_day date not null,
  constraint teams_succession_pk primary key (commune_id, team_id, into_id),
  constraint teams_succession_team_fk foreign key (commune_id, team_id) references teams_team (commune_id, team_id),
  constraint teams_succession_into_fk foreign key (commune_id, into_id) references teams_team (commune_id, team_id),
  constraint teams_succession_other check (into_id <> team_id)
);
create index teams_succession_into on teams_succession (commune_id, into_id);
call protect_tenants('teams_succession');
