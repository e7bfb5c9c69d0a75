-- A day on which people come together to be guided: who holds it, when and where. Its place and time are public.
create table sessions_session (
  commune_id uuid not null,
  session_id uuid not null,
  team_id uuid not null,
  kind text not null,
  title text not null,
  held_on date not null,
  starts_at text not null,
  ends_at text not null,
  venue text not null,
  venue_folded text not null,
  partners text[] not null,
  capacity int,
  note text not null,
  status text not null default 'planned',
  reason text,
  result text,
  constraint sessions_session_pk primary key (commune_id, session_id),
  constraint sessions_session_team_fk foreign key (commune_id, team_id) references teams_team (commune_id, team_id),
  constraint sessions_session_times check (starts_at < ends_at),
  constraint sessions_session_capacity check (capacity > 0),
  constraint sessions_session_status check (status in ('planned', 'cancelled', 'closed')),
  constraint sessions_session_reason check ((status = 'cancelled') = (reason is not null)),
  constraint sessions_session_result check ((status = 'closed') = (result is not null))
);
create index sessions_session_team on sessions_session (commune_id, team_id, held_on);
create index sessions_session_day on sessions_session (commune_id, held_on, session_id);

-- Someone who means to come and said so on the public page. Seen by those who hold the session only.
create table sessions_sign_up (
  commune_id uuid not null,
  sign_up_id uuid not null,
  session_id uuid not null,
  name text not null,
  phone text,
  signed_at timestamptz not null,
  constraint sessions_sign_up_pk primary key (commune_id, sign_up_id),
  constraint sessions_sign_up_session_fk foreign key (commune_id, session_id) references sessions_session (commune_id, session_id)
);
create index sessions_sign_up_session on sessions_sign_up (commune_id, session_id, signed_at);

-- One household, or one person who came and is named only if they like.
create table sessions_attendance (
  commune_id uuid not null,
  attendance_id uuid not null,
  session_id uuid not null,
  household_id uuid,
  sign_up_id uuid,
  name text not null,
  attended_at timestamptz not null,
  constraint sessions_attendance_pk primary key (commune_id, attendance_id),
  constraint sessions_attendance_session_fk foreign key (commune_id, session_id) references sessions_session (commune_id, session_id),
  constraint sessions_attendance_household_fk foreign key (commune_id, household_id) references households_household (commune_id, household_id),
  constraint sessions_attendance_sign_up_fk foreign key (commune_id, sign_up_id) references sessions_sign_up (commune_id, sign_up_id),
  constraint sessions_attendance_once unique (commune_id, session_id, household_id)
);
create index sessions_attendance_household on sessions_attendance (commune_id, household_id);
create unique index sessions_attendance_sign_up on sessions_attendance (commune_id, sign_up_id);

call protect_tenants('sessions_session', 'sessions_sign_up', 'sessions_attendance');
