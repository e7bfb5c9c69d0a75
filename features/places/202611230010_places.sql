-- The commune is the tenant: its own id is its commune_id.
create table places_commune (
  commune_id uuid not null,
  code text not null,
  name text not null,
  superior text not null,
  is_sample boolean not null default false,
  constraint places_commune_pk primary key (commune_id),
  constraint places_commune_code_shape check (code ~ '^[0-9]{5}$')
);

create table places_village (
  commune_id uuid not null,
  village_id uuid not null,
  name text not null,
  kind text not null,
  position int not null,
  since date,
  until date,
  constraint places_village_pk primary key (commune_id, village_id),
  constraint places_village_commune_fk foreign key (commune_id) references places_commune (commune_id),
  constraint places_village_kind check (kind in ('thon', 'kdc', 'tdp', 'ban', 'ap'))
);
create unique index places_village_name_unique on places_village (commune_id, name) where until is null;

call protect_tenants('places_commune', 'places_village');

-- The front door must know which communes live here before anyone has signed in: names only.
create function places_list_communes() returns table (commune_id uuid, code text, name text)
  language sql stable security definer set search_path = public as
  $$ select c.commune_id, c.code, c.name from places_commune c order by c.name, c.code $$;
