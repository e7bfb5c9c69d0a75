-- Somebody who learns: a person of a household, named only if they like. Nothing else of the person is kept; whether
-- the household is vulnerable stays with the household. Once forgotten, name and household are gone and the counts stay.
create table curriculum_learner (
  commune_id uuid not null,
  learner_id uuid not null,
  team_id uuid not null,
  household_id uuid,
  name text not null,
  folded text not null,
  enrolled_on date not null,
  forgotten_on date,
  constraint curriculum_learner_pk primary key (commune_id, learner_id),
  constraint curriculum_learner_team_fk foreign key (commune_id, team_id) references teams_team (commune_id, team_id),
  constraint curriculum_learner_household_fk foreign key (commune_id, household_id) references households_household (commune_id, household_id),
  constraint curriculum_learner_forgotten check (
    (forgotten_on is null) = (household_id is not null) and (forgotten_on is null or name = '')
  )
);
create index curriculum_learner_team on curriculum_learner (commune_id, team_id);
create index curriculum_learner_household on curriculum_learner (commune_id, household_id);

-- Which member of the team teaches a learner, from when to the day before until.
create table curriculum_pair (
  commune_id uuid not null,
  learner_id uuid not null,
  since date not null,
  member_id uuid not null,
  until date,
  constraint curriculum_pair_pk primary key (commune_id, learner_id, since),
  constraint curriculum_pair_learner_fk foreign key (commune_id, learner_id) references curriculum_learner (commune_id, learner_id),
  constraint curriculum_pair_member_fk foreign key (commune_id, member_id) references teams_member (commune_id, member_id),
  constraint curriculum_pair_dates check (until > since)
);
create unique index curriculum_pair_open_unique on curriculum_pair (commune_id, learner_id) where until is null;
create index curriculum_pair_member on curriculum_pair (commune_id, member_id);

-- One learner at one visit. Team, day and whether it counts are those of the visit, which follows its own corrections;
-- own: the visit was recorded by the lesson itself and goes with it.
create table curriculum_practice (
  commune_id uuid not null,
  visit_id uuid not null,
  learner_id uuid not null,
  team_id uuid not null,
  held_on date not null,
  counted boolean not null default true,
  own boolean not null,
  session_id uuid,
  recorded_by uuid,
  constraint curriculum_practice_pk primary key (commune_id, visit_id, learner_id),
  constraint curriculum_practice_visit_fk foreign key (commune_id, visit_id) references support_visit (commune_id, visit_id),
  constraint curriculum_practice_learner_fk foreign key (commune_id, learner_id) references curriculum_learner (commune_id, learner_id),
  constraint curriculum_practice_team_fk foreign key (commune_id, team_id) references teams_team (commune_id, team_id),
  constraint curriculum_practice_session_fk foreign key (commune_id, session_id) references sessions_session (commune_id, session_id)
);
create index curriculum_practice_learner on curriculum_practice (commune_id, learner_id, held_on);
create index curriculum_practice_team on curriculum_practice (commune_id, team_id, held_on);
create index curriculum_practice_session on curriculum_practice (commune_id, session_id);

-- How far a skill went at that visit.
create table curriculum_mark (
  commune_id uuid not null,
  visit_id uuid not null,
  learner_id uuid not null,
  skill text not null,
  level text not null,
  constraint curriculum_mark_pk primary key (commune_id, visit_id, learner_id, skill),
  constraint curriculum_mark_practice_fk foreign key (commune_id, visit_id, learner_id)
    references curriculum_practice (commune_id, visit_id, learner_id) on delete cascade,
  constraint curriculum_mark_level check (level in ('tried', 'with_help', 'alone'))
);
create index curriculum_mark_skill on curriculum_mark (commune_id, learner_id, skill) where level = 'alone';

call protect_tenants('curriculum_learner', 'curriculum_pair', 'curriculum_practice', 'curriculum_mark');
