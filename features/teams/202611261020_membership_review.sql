-- A round asks teams to go through their members; each team has one review in it. What is chosen changes nobody's
-- membership until the round is closed, so it can be taken back until then; afterwards it is what the decision says.
create table teams_round (
  commune_id uuid not null,
  round_id uuid not null,
  title text not null,
  opened_on date not null,
  due_on date not null,
  status text not null default 'open',
  closed_on date,
  constraint teams_round_pk primary key (commune_id, round_id),
  constraint teams_round_status check (status in ('open', 'closed', 'withdrawn')),
  constraint teams_round_due check (due_on >= opened_on),
  constraint teams_round_closed check ((status = 'closed') = (closed_on is not null))
);

create table teams_review (
  commune_id uuid not null,
  review_id uuid not null,
  round_id uuid not null,
  team_id uuid not null,
  status text not null default 'asked',
  answered_on date,
  note text not null default '',
  constraint teams_review_pk primary key (commune_id, review_id),
  constraint teams_review_round_fk foreign key (commune_id, round_id) references teams_round (commune_id, round_id),
  constraint teams_review_team_fk foreign key (commune_id, team_id) references teams_team (commune_id, team_id),
  constraint teams_review_status check (status in ('asked', 'answered', 'closed', 'withdrawn')),
  constraint teams_review_answered check (status not in ('answered', 'closed') or answered_on is not null)
);
create index teams_review_round on teams_review (commune_id, round_id);
create index teams_review_team on teams_review (commune_id, team_id);
create unique index teams_review_one_open on teams_review (commune_id, team_id) where status in ('asked', 'answered');

-- One line a person. Who is added is no member yet, so member_id points nowhere until the round is closed.
create table teams_choice (
  commune_id uuid not null,
  review_id uuid not null,
  member_id uuid not null,
  team_id uuid not null,
  choice text not null,
  name text not null,
  phone text constraint teams_choice_phone_shape check (phone ~ '^\+84[0-9]{9,10}$'),
  position text not null,
  organization text not null,
  areas text[] not null,
  on_day date not null,
  reason text not null,
  replaces uuid,
  constraint teams_choice_pk primary key (commune_id, review_id, member_id),
  constraint teams_choice_review_fk foreign key (commune_id, review_id) references teams_review (commune_id, review_id),
  constraint teams_choice_choice check (choice in ('confirm', 'release', 'replace', 'add')),
  constraint teams_choice_position check (position in ('leader', 'deputy', 'member')),
  constraint teams_choice_replaces check (replaces is null or choice = 'add')
);

call protect_tenants('teams_round', 'teams_review', 'teams_choice');
