-- Figures, kept in the transaction of the record they come from. All of it can be counted again from the visits.
create table progress_window (
  commune_id uuid not null,
  window_id uuid not null,
  plan_id uuid not null,
  kind text not null,
  from_day date not null,
  to_day date not null,
  constraint progress_window_pk primary key (commune_id, window_id),
  constraint progress_window_once unique (commune_id, plan_id, kind),
  constraint progress_window_kind check (kind in ('target', 'report')),
  constraint progress_window_order check (from_day <= to_day)
);

-- Distinct households cannot be counted by adding one: a row for each household that a team reached in a window.
-- Rows fall to zero when visits are cancelled; only rows above zero count.
create table progress_reach (
  commune_id uuid not null,
  window_id uuid not null,
  team_id uuid not null,
  household_id uuid not null,
  supports int not null,
  vulnerable_in_person int not null,
  constraint progress_reach_pk primary key (commune_id, window_id, team_id, household_id),
  constraint progress_reach_window_fk foreign key (commune_id, window_id) references progress_window (commune_id, window_id) on delete cascade
);

-- Figures that do add up, with what they are broken down by ('' where they are not).
create table progress_sum (
  commune_id uuid not null,
  window_id uuid not null,
  team_id uuid not null,
  figure text not null,
  dimension text not null,
  amount int not null,
  constraint progress_sum_pk primary key (commune_id, window_id, team_id, figure, dimension),
  constraint progress_sum_window_fk foreign key (commune_id, window_id) references progress_window (commune_id, window_id) on delete cascade
);

create table progress_day (
  commune_id uuid not null,
  team_id uuid not null,
  day date not null,
  supports int not null,
  people int not null,
  constraint progress_day_pk primary key (commune_id, team_id, day)
);

-- Under which household a merged one counts now, always the last one of a chain. Reach rows keep the household that
-- was recorded, so a visit that arrives late for the merged one needs no lock to be counted once.
create table progress_merged (
  commune_id uuid not null,
  household_id uuid not null,
  into_id uuid not null,
  constraint progress_merged_pk primary key (commune_id, household_id),
  constraint progress_merged_other check (household_id <> into_id)
);
create index progress_merged_into on progress_merged (commune_id, into_id);

call protect_tenants('progress_window', 'progress_reach', 'progress_sum', 'progress_day', 'progress_merged');
