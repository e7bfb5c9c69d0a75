-- Who asked to be forgotten must not come back with an old list, and nobody may read from this who they were: what stays is
-- a digest of village and name, with a salt of the commune's own.
create table households_erased_mark (
  commune_id uuid not null,
  mark text not null,
  salt uuid not null,
  constraint households_erased_mark_pk primary key (commune_id, mark)
);

call protect_tenants('households_erased_mark');
