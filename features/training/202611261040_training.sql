-- What a members' training teaches. The session itself, and who was present, are the sessions feature's.
create table training_topic (
  commune_id uuid not null,
  session_id uuid not null,
  topic text not null,
  constraint training_topic_pk primary key (commune_id, session_id, topic),
  constraint training_topic_session_fk foreign key (commune_id, session_id) references sessions_session (commune_id, session_id)
);

-- Judged again and again: the latest day counts, the earlier ones show the way.
create table training_level (
  commune_id uuid not null,
  level_id uuid not null,
  member_id uuid not null,
  team_id uuid not null,
  topic text not null,
  level text not null,
  judged_on date not null,
  judged_by uuid,
  session_id uuid,
  constraint training_level_pk primary key (commune_id, level_id),
  constraint training_level_member_fk foreign key (commune_id, member_id) references teams_member (commune_id, member_id),
  constraint training_level_team_fk foreign key (commune_id, team_id) references teams_team (commune_id, team_id),
  constraint training_level_session_fk foreign key (commune_id, session_id) references sessions_session (commune_id, session_id),
  constraint training_level_level check (level in ('none', 'knows', 'can_do', 'can_teach'))
);
create index training_level_member on training_level (commune_id, member_id, topic, judged_on);
create index training_level_team on training_level (commune_id, team_id);
create index training_level_session on training_level (commune_id, session_id);

call protect_tenants('training_topic', 'training_level');
