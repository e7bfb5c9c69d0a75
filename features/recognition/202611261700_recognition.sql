-- By what teams and members are judged in a plan's period. Where a plan has no rows, the default set of the code is shown.
create table recognition_criterion (
  commune_id uuid not null,
  plan_id uuid not null,
  subject text not null,
  figure text not null,
  weight int not null,
  full_at numeric not null,
  constraint recognition_criterion_pk primary key (commune_id, plan_id, subject, figure),
  constraint recognition_criterion_plan_fk foreign key (commune_id, plan_id) references plan_plan (commune_id, plan_id),
  constraint recognition_criterion_subject check (subject in ('team', 'member')),
  constraint recognition_criterion_weight check (weight between 1 and 100),
  constraint recognition_criterion_full check (full_at > 0)
);

-- From where on a record is doubted; a rule that is not here works with its default.
create table recognition_threshold (
  commune_id uuid not null,
  rule text not null,
  most int not null,
  within int not null,
  constraint recognition_threshold_pk primary key (commune_id, rule),
  constraint recognition_threshold_numbers check (most >= 0 and within >= 0)
);

-- What the officer found out about a doubted visit, and about which doubts. It decides over scores only, never over figures.
create table recognition_verdict (
  commune_id uuid not null,
  visit_id uuid not null,
  team_id uuid not null,
  verdict text not null,
  rules text[] not null,
  reason text not null,
  decided_by uuid,
  decided_at timestamptz not null,
  constraint recognition_verdict_pk primary key (commune_id, visit_id),
  constraint recognition_verdict_visit_fk foreign key (commune_id, visit_id) references support_visit (commune_id, visit_id),
  constraint recognition_verdict_team_fk foreign key (commune_id, team_id) references teams_team (commune_id, team_id),
  constraint recognition_verdict_verdict check (verdict in ('cleared', 'excluded'))
);
create index recognition_verdict_team on recognition_verdict (commune_id, team_id);

-- A team, or a member of one, put forward for commendation. The score is written down when the leader approves.
create table recognition_nomination (
  commune_id uuid not null,
  nomination_id uuid not null,
  plan_id uuid not null,
  team_id uuid not null,
  member_id uuid,
  name text not null,
  team_name text not null,
  reason text not null,
  status text not null default 'proposed',
  status_note text not null default '',
  proposed_by uuid,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  score jsonb,
  constraint recognition_nomination_pk primary key (commune_id, nomination_id),
  constraint recognition_nomination_plan_fk foreign key (commune_id, plan_id) references plan_plan (commune_id, plan_id),
  constraint recognition_nomination_team_fk foreign key (commune_id, team_id) references teams_team (commune_id, team_id),
  constraint recognition_nomination_member_fk foreign key (commune_id, member_id) references teams_member (commune_id, member_id),
  constraint recognition_nomination_status check (status in ('proposed', 'approved', 'declined', 'withdrawn')),
  constraint recognition_nomination_decided check ((status = 'approved') = (score is not null))
);
create index recognition_nomination_plan on recognition_nomination (commune_id, plan_id);
create index recognition_nomination_team on recognition_nomination (commune_id, team_id);
create index recognition_nomination_member on recognition_nomination (commune_id, member_id);
create unique index recognition_nomination_one on recognition_nomination (commune_id, plan_id, team_id, coalesce(member_id, team_id))
  where status in ('proposed', 'approved');

-- What somebody says of a nomination. The last stance of an account is its voice.
create table recognition_comment (
  commune_id uuid not null,
  comment_id uuid not null,
  nomination_id uuid not null,
  stance text not null,
  said text not null,
  account_id uuid,
  said_at timestamptz not null,
  constraint recognition_comment_pk primary key (commune_id, comment_id),
  constraint recognition_comment_nomination_fk foreign key (commune_id, nomination_id)
    references recognition_nomination (commune_id, nomination_id),
  constraint recognition_comment_stance check (stance in ('agree', 'disagree', 'remark'))
);
create index recognition_comment_nomination on recognition_comment (commune_id, nomination_id, said_at);

-- What the papers of a plan's commendation need from people: numbers and days are the records clerk's to give.
create table recognition_paper (
  commune_id uuid not null,
  plan_id uuid not null,
  submission_number int,
  submission_on date,
  decision_number int,
  decision_on date,
  bases text not null,
  team_bonus_vnd bigint,
  member_bonus_vnd bigint,
  constraint recognition_paper_pk primary key (commune_id, plan_id),
  constraint recognition_paper_plan_fk foreign key (commune_id, plan_id) references plan_plan (commune_id, plan_id),
  constraint recognition_paper_submission check ((submission_number is null) = (submission_on is null)),
  constraint recognition_paper_decision check ((decision_number is null) = (decision_on is null))
);

call protect_tenants('recognition_criterion', 'recognition_threshold', 'recognition_verdict', 'recognition_nomination',
  'recognition_comment', 'recognition_paper');
