-- A household whose people asked to be forgotten, or of whom nothing was heard for as long as the commune keeps names.
-- The row stays under its id, with its team and the days of its groups: what was counted stays counted.
alter table households_household add column erased_on date;
alter table households_household add constraint households_household_erased check (
  erased_on is null or (head_name = '' and folded = '' and hamlet = '' and phone is null and code is null and until is not null)
);

-- How many months after the last help a commune keeps whom it was given to.
create table households_retention (
  commune_id uuid not null,
  months int not null,
  constraint households_retention_pk primary key (commune_id),
  constraint households_retention_months check (months between 6 and 240)
);

call protect_tenants('households_retention');
