-- A team's report and the commune's: narrative by people, figures frozen with the very records they count.
create table reports_report (
  commune_id uuid not null,
  report_id uuid not null,
  plan_id uuid not null,
  team_id uuid,
  status text not null,
  results text not null default '',
  difficulties text not null default '',
  proposals text not null default '',
  lessons text not null default '',
  figures jsonb,
  figures_hash text,
  frozen_sequence bigint,
  frozen_at timestamptz,
  return_note text,
  returned_figure text,
  on_behalf boolean not null default false,
  created_at timestamptz not null,
  constraint reports_report_pk primary key (commune_id, report_id),
  constraint reports_report_plan_fk foreign key (commune_id, plan_id) references plan_plan (commune_id, plan_id),
  constraint reports_report_team_fk foreign key (commune_id, team_id) references teams_team (commune_id, team_id),
  constraint reports_report_one_each unique nulls not distinct (commune_id, plan_id, team_id),
  constraint reports_report_status check (status in ('draft', 'submitted', 'returned', 'accepted', 'approved')),
  constraint reports_report_frozen check (status in ('draft', 'returned') or (figures is not null and figures_hash is not null))
);
create index reports_report_team on reports_report (commune_id, team_id);

-- The facts a frozen report counts, as they were. A visit corrected later changes nothing here.
create table reports_counted (
  commune_id uuid not null,
  report_id uuid not null,
  visit_id uuid not null,
  team_id uuid not null,
  household_id uuid,
  held_on date not null,
  in_person boolean not null,
  vulnerable boolean not null,
  people int not null,
  items jsonb not null,
  constraint reports_counted_pk primary key (commune_id, report_id, visit_id),
  constraint reports_counted_report_fk foreign key (commune_id, report_id) references reports_report (commune_id, report_id)
);

create table reports_event (
  commune_id uuid not null,
  report_id uuid not null,
  ordinal int not null,
  what text not null,
  at timestamptz not null,
  account_id uuid,
  note text not null default '',
  constraint reports_event_pk primary key (commune_id, report_id, ordinal),
  constraint reports_event_report_fk foreign key (commune_id, report_id) references reports_report (commune_id, report_id)
);

call protect_tenants('reports_report', 'reports_counted', 'reports_event');
