-- What the commune means to tell its people, over which days: a part of the plan (II.3, III.3).
create table outreach_campaign (
  commune_id uuid not null,
  campaign_id uuid not null,
  plan_id uuid not null,
  task_id uuid,
  title text not null,
  goal text not null,
  from_day date not null,
  to_day date not null,
  withdrawn_reason text,
  planned_at timestamptz not null,
  constraint outreach_campaign_pk primary key (commune_id, campaign_id),
  constraint outreach_campaign_plan_fk foreign key (commune_id, plan_id) references plan_plan (commune_id, plan_id),
  constraint outreach_campaign_task_fk foreign key (commune_id, task_id) references plan_task (commune_id, task_id) on delete set null (task_id),
  constraint outreach_campaign_days check (from_day <= to_day)
);
create index outreach_campaign_plan on outreach_campaign (commune_id, plan_id);
create index outreach_campaign_task on outreach_campaign (commune_id, task_id);

-- One text for one channel.
create table outreach_message (
  commune_id uuid not null,
  message_id uuid not null,
  campaign_id uuid not null,
  channel text not null,
  title text not null,
  body text not null,
  from_day date not null,
  to_day date not null,
  is_public boolean not null,
  withdrawn_reason text,
  written_at timestamptz not null,
  constraint outreach_message_pk primary key (commune_id, message_id),
  constraint outreach_message_campaign_fk foreign key (commune_id, campaign_id) references outreach_campaign (commune_id, campaign_id),
  constraint outreach_message_days check (from_day <= to_day)
);
create index outreach_message_campaign on outreach_message (commune_id, campaign_id);
create index outreach_message_public on outreach_message (commune_id, from_day) where is_public;

-- Which teams are asked to carry it out; the commune's own team stands for the commune.
create table outreach_ask (
  commune_id uuid not null,
  message_id uuid not null,
  team_id uuid not null,
  constraint outreach_ask_pk primary key (commune_id, message_id, team_id),
  constraint outreach_ask_message_fk foreign key (commune_id, message_id) references outreach_message (commune_id, message_id),
  constraint outreach_ask_team_fk foreign key (commune_id, team_id) references teams_team (commune_id, team_id)
);
create index outreach_ask_team on outreach_ask (commune_id, team_id);

-- That a team did publish it. Taken back it stays with its reason and counts nowhere. Reach null: nobody estimated it.
create table outreach_publication (
  commune_id uuid not null,
  publication_id uuid not null,
  message_id uuid not null,
  team_id uuid not null,
  published_on date not null,
  times int not null,
  reach int,
  link text not null,
  note text not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  undone_reason text,
  constraint outreach_publication_pk primary key (commune_id, publication_id),
  constraint outreach_publication_message_fk foreign key (commune_id, message_id) references outreach_message (commune_id, message_id),
  constraint outreach_publication_team_fk foreign key (commune_id, team_id) references teams_team (commune_id, team_id),
  constraint outreach_publication_amounts check (times > 0 and reach >= 0)
);
create index outreach_publication_message on outreach_publication (commune_id, message_id);
create index outreach_publication_team on outreach_publication (commune_id, team_id, published_on);
create unique index outreach_publication_once on outreach_publication (commune_id, message_id, team_id) where undone_reason is null;

call protect_tenants('outreach_campaign', 'outreach_message', 'outreach_ask', 'outreach_publication');
