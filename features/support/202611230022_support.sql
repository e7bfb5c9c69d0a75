-- One visit to one household, or to somebody who was not named. It is never deleted: a mistake is cancelled with its
-- reason, and what a correction replaced is in the journal.
create table support_visit (
  commune_id uuid not null,
  visit_id uuid not null,
  team_id uuid not null,
  household_id uuid,
  anonymous boolean not null,
  held_on date not null,
  mode text not null,
  people int not null,
  vulnerable boolean not null,
  note text not null,
  recorded_by uuid,
  device_at timestamptz not null,
  received_at timestamptz not null,
  clock_offset_s bigint not null,
  status text not null default 'counted',
  cancel_reason text,
  constraint support_visit_pk primary key (commune_id, visit_id),
  constraint support_visit_team_fk foreign key (commune_id, team_id) references teams_team (commune_id, team_id),
  constraint support_visit_household_fk foreign key (commune_id, household_id) references households_household (commune_id, household_id),
  constraint support_visit_mode check (mode in ('in_person', 'phone')),
  constraint support_visit_status check (status in ('counted', 'cancelled')),
  constraint support_visit_people check (people > 0),
  constraint support_visit_anonymous check (anonymous = (household_id is null) and not (anonymous and vulnerable)),
  constraint support_visit_reason check ((status = 'cancelled') = (cancel_reason is not null))
);
create index support_visit_team on support_visit (commune_id, team_id, held_on desc, visit_id);
create index support_visit_household on support_visit (commune_id, household_id, held_on desc);
create index support_visit_day on support_visit (commune_id, held_on desc, visit_id);
create index support_visit_recorder on support_visit (commune_id, recorded_by);

create table support_item (
  commune_id uuid not null,
  visit_id uuid not null,
  ordinal int not null,
  kind text not null,
  detail text,
  constraint support_item_pk primary key (commune_id, visit_id, ordinal),
  constraint support_item_visit_fk foreign key (commune_id, visit_id) references support_visit (commune_id, visit_id)
);

create table support_helper (
  commune_id uuid not null,
  visit_id uuid not null,
  member_id uuid not null,
  constraint support_helper_pk primary key (commune_id, visit_id, member_id),
  constraint support_helper_visit_fk foreign key (commune_id, visit_id) references support_visit (commune_id, visit_id),
  constraint support_helper_member_fk foreign key (commune_id, member_id) references teams_member (commune_id, member_id)
);
create index support_helper_member on support_helper (commune_id, member_id);

call protect_tenants('support_visit', 'support_item', 'support_helper');
