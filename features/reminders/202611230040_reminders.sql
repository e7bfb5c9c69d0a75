-- Who was urged, by whom, through what and in which words. Urging happens outside of the product; this is its log.
create table reminders_urge (
  commune_id uuid not null,
  urge_id uuid not null,
  plan_id uuid not null,
  team_id uuid not null,
  about text not null,
  channel text not null,
  words text not null,
  urged_on date not null,
  urged_at timestamptz not null,
  urged_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  constraint reminders_urge_pk primary key (commune_id, urge_id),
  constraint reminders_urge_plan_fk foreign key (commune_id, plan_id) references plan_plan (commune_id, plan_id),
  constraint reminders_urge_team_fk foreign key (commune_id, team_id) references teams_team (commune_id, team_id),
  constraint reminders_urge_about check (about in ('report', 'targets')),
  constraint reminders_urge_channel check (channel in ('zalo', 'phone', 'in_person', 'other'))
);
create index reminders_urge_plan on reminders_urge (commune_id, plan_id, team_id, urged_at);
create index reminders_urge_team on reminders_urge (commune_id, team_id);

call protect_tenants('reminders_urge');
