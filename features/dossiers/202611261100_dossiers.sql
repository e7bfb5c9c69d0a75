-- The catalogue of administrative procedures as this commune uses it. Codes are repealed and renumbered all the time:
-- a row is never deleted, it ends and says what took its place. A level or a day that nobody has told is null.
create table dossiers_procedure (
  commune_id uuid not null,
  procedure_id uuid not null,
  code text not null,
  name text not null,
  -- What it is found by, a line each: its name, its code, and what people call it.
  folded text not null,
  -- Other words that people use for it, folded: a line of a visit is recognised by them.
  called text[] not null default '{}',
  level text,
  authority text not null default '',
  valid_from date,
  valid_to date,
  replaced_by text not null default '',
  decision text not null default '',
  source text not null default '',
  url text not null default '',
  verified boolean not null default false,
  constraint dossiers_procedure_pk primary key (commune_id, procedure_id),
  constraint dossiers_procedure_code unique (commune_id, code),
  constraint dossiers_procedure_level check (level in ('partial', 'full')),
  constraint dossiers_procedure_days check (valid_from <= valid_to),
  constraint dossiers_procedure_not_itself check (replaced_by <> code)
);
create index dossiers_procedure_folded on dossiers_procedure using gin (folded gin_trgm_ops);

-- One dossier that was filed online. With a visit it is a line of that visit and stands and falls with it; without one
-- somebody filed it as a dossier of its own. Never a password, a one-time code, an identity number or a picture.
create table dossiers_dossier (
  commune_id uuid not null,
  dossier_id uuid not null,
  team_id uuid not null,
  household_id uuid,
  visit_id uuid,
  procedure_id uuid,
  words text not null default '',
  words_folded text not null default '',
  filed_on date not null,
  portal_code text,
  filed_by text,
  fee_online boolean,
  note text not null default '',
  status text not null default 'filed',
  status_on date not null,
  remind_on date,
  standing text not null default 'counted',
  cancel_reason text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  constraint dossiers_dossier_pk primary key (commune_id, dossier_id),
  constraint dossiers_dossier_team_fk foreign key (commune_id, team_id) references teams_team (commune_id, team_id),
  constraint dossiers_dossier_household_fk foreign key (commune_id, household_id) references households_household (commune_id, household_id),
  constraint dossiers_dossier_visit_fk foreign key (commune_id, visit_id) references support_visit (commune_id, visit_id),
  constraint dossiers_dossier_procedure_fk foreign key (commune_id, procedure_id) references dossiers_procedure (commune_id, procedure_id),
  constraint dossiers_dossier_filed_by check (filed_by in ('self', 'helped')),
  constraint dossiers_dossier_status check (status in ('filed', 'supplement', 'processing', 'result', 'refused', 'withdrawn')),
  constraint dossiers_dossier_standing check (standing in ('counted', 'cancelled')),
  constraint dossiers_dossier_named check (visit_id is not null or procedure_id is not null or words <> '')
);
create index dossiers_dossier_team on dossiers_dossier (commune_id, team_id, filed_on desc);
create index dossiers_dossier_day on dossiers_dossier (commune_id, filed_on desc, dossier_id);
create index dossiers_dossier_household on dossiers_dossier (commune_id, household_id, filed_on);
create index dossiers_dossier_visit on dossiers_dossier (commune_id, visit_id);
create index dossiers_dossier_procedure on dossiers_dossier (commune_id, procedure_id);
create index dossiers_dossier_due on dossiers_dossier (commune_id, remind_on) where remind_on is not null and standing = 'counted';
create unique index dossiers_dossier_portal_code on dossiers_dossier (commune_id, portal_code) where standing = 'counted';

-- What became of it after it was filed, in the order in which it was put down.
create table dossiers_event (
  commune_id uuid not null,
  event_id uuid not null,
  dossier_id uuid not null,
  status text not null,
  on_day date not null,
  note text not null default '',
  account_id uuid,
  at timestamptz not null,
  constraint dossiers_event_pk primary key (commune_id, event_id),
  constraint dossiers_event_dossier_fk foreign key (commune_id, dossier_id) references dossiers_dossier (commune_id, dossier_id),
  constraint dossiers_event_status check (status in ('supplement', 'processing', 'result', 'refused', 'withdrawn'))
);
create index dossiers_event_dossier on dossiers_event (commune_id, dossier_id, at);

-- A line of a visit and a dossier filed on its own that are the same one: it counts once, as the filed one. Follows from
-- the two rows alone and can be found again at any time (`twinsOf`), so it says nothing of its own.
create table dossiers_twin (
  commune_id uuid not null,
  line_id uuid not null,
  filed_id uuid not null,
  constraint dossiers_twin_pk primary key (commune_id, line_id),
  constraint dossiers_twin_once unique (commune_id, filed_id),
  constraint dossiers_twin_line_fk foreign key (commune_id, line_id) references dossiers_dossier (commune_id, dossier_id),
  constraint dossiers_twin_filed_fk foreign key (commune_id, filed_id) references dossiers_dossier (commune_id, dossier_id)
);

call protect_tenants('dossiers_procedure', 'dossiers_dossier', 'dossiers_event', 'dossiers_twin');
