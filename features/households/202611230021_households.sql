-- A household and the team responsible for it. The record with merged_into stands for the household it was found to be:
-- it keeps its id, so that old visits and phones that were offline still find their way.
create table households_household (
  commune_id uuid not null,
  household_id uuid not null,
  village_id uuid not null,
  team_id uuid not null,
  head_name text not null,
  folded text not null,
  hamlet text not null default '',
  phone text constraint households_household_phone_shape check (phone ~ '^\+84[0-9]{9,10}$'),
  code text,
  merged_into uuid,
  consent text not null constraint households_household_consent check (consent in ('state_duty', 'consent')),
  since date not null,
  until date,
  -- When each field was last edited by a device's clock: {"phone": {"at": …, "by": command id}}.
  edited jsonb not null default '{}',
  constraint households_household_pk primary key (commune_id, household_id),
  constraint households_household_village_fk foreign key (commune_id, village_id) references places_village (commune_id, village_id),
  constraint households_household_team_fk foreign key (commune_id, team_id) references teams_team (commune_id, team_id),
  constraint households_household_merged_fk foreign key (commune_id, merged_into)
    references households_household (commune_id, household_id),
  constraint households_household_not_itself check (merged_into <> household_id),
  constraint households_household_dates check (until >= since)
);
create unique index households_household_code_unique on households_household (commune_id, code)
  where merged_into is null and until is null;
create index households_household_village on households_household (commune_id, village_id);
create index households_household_team on households_household (commune_id, team_id);
create index households_household_merged on households_household (commune_id, merged_into);
create index households_household_folded on households_household using gin (folded gin_trgm_ops);

-- Sensitive: which group a household belongs to, from when to when, and who wrote it down. Never a kind of disability.
create table households_vulnerability (
  commune_id uuid not null,
  household_id uuid not null,
  group_code text not null,
  since date not null,
  until date,
  recorded_by uuid,
  constraint households_vulnerability_pk primary key (commune_id, household_id, group_code, since),
  constraint households_vulnerability_household_fk foreign key (commune_id, household_id)
    references households_household (commune_id, household_id),
  constraint households_vulnerability_dates check (until >= since)
);
create unique index households_vulnerability_open_unique on households_vulnerability (commune_id, household_id, group_code)
  where until is null;

call protect_tenants('households_household', 'households_vulnerability');
