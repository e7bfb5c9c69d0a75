-- Teams and who belongs to them. A membership runs from since to the day before until: on the day of a handover the new
-- leader is leader and the old one is not. What is over stays, because old reports name it.
create table teams_team (
  commune_id uuid not null,
  team_id uuid not null,
  level text not null constraint teams_team_level check (level in ('commune', 'village')),
  name text not null,
  village_id uuid,
  since date not null,
  until date,
  constraint teams_team_pk primary key (commune_id, team_id),
  constraint teams_team_village_fk foreign key (commune_id, village_id) references places_village (commune_id, village_id),
  constraint teams_team_village_of_level check ((level = 'village') = (village_id is not null)),
  constraint teams_team_dates check (until >= since)
);
create unique index teams_team_name_unique on teams_team (commune_id, lower(name)) where until is null;
create unique index teams_team_one_of_commune on teams_team (commune_id) where level = 'commune' and until is null;
create index teams_team_village on teams_team (commune_id, village_id);

create table teams_member (
  commune_id uuid not null,
  member_id uuid not null,
  team_id uuid not null,
  name text not null,
  folded text not null,
  phone text constraint teams_member_phone_shape check (phone ~ '^\+84[0-9]{9,10}$'),
  position text not null constraint teams_member_position check (position in ('leader', 'deputy', 'member')),
  organization text not null default '',
  account_id uuid,
  since date not null,
  until date,
  release_reason text,
  constraint teams_member_pk primary key (commune_id, member_id),
  constraint teams_member_team_fk foreign key (commune_id, team_id) references teams_team (commune_id, team_id),
  constraint teams_member_account_fk foreign key (commune_id, account_id) references people_account (commune_id, account_id),
  constraint teams_member_dates check (until >= since),
  constraint teams_member_one_leader exclude using gist
    (commune_id with =, team_id with =, daterange(since, until) with &&) where (position = 'leader')
);
create unique index teams_member_phone_unique on teams_member (commune_id, team_id, phone) where until is null;
create index teams_member_account on teams_member (commune_id, account_id);
create index teams_member_team on teams_member (commune_id, team_id, until);
create index teams_member_folded on teams_member using gin (folded gin_trgm_ops);

create table teams_duty (
  commune_id uuid not null,
  member_id uuid not null,
  area text not null,
  since date not null,
  until date,
  constraint teams_duty_pk primary key (commune_id, member_id, area, since),
  constraint teams_duty_member_fk foreign key (commune_id, member_id) references teams_member (commune_id, member_id),
  constraint teams_duty_dates check (until >= since)
);
create unique index teams_duty_open_unique on teams_duty (commune_id, member_id, area) where until is null;

call protect_tenants('teams_team', 'teams_member', 'teams_duty');
