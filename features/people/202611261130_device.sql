-- A phone's leave to deliver what its owner recorded, while its owner is away. One row a person on a phone; of its two
-- tokens the earlier one still holds, since the answer that brought the later one may have been lost.
create table people_device (
  commune_id uuid not null,
  device_id uuid not null,
  account_id uuid not null,
  token_hash text not null,
  earlier_hash text,
  name text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  revoked_at timestamptz,
  constraint people_device_pk primary key (commune_id, account_id, device_id),
  constraint people_device_account_fk foreign key (commune_id, account_id) references people_account (commune_id, account_id)
);
create unique index people_device_token on people_device (token_hash);
create unique index people_device_earlier on people_device (earlier_hash);

call protect_tenants('people_device');

create function people_find_device(wanted text)
  returns table (commune_id uuid, device_id uuid, account_id uuid, seen_at timestamptz, revoked_at timestamptz)
  language sql stable security definer set search_path = public as
  $$ select d.commune_id, d.device_id, d.account_id, d.seen_at, d.revoked_at from people_device d
     where d.token_hash = wanted or d.earlier_hash = wanted $$;
