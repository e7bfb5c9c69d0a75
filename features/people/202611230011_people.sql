create table people_account (
  commune_id uuid not null,
  account_id uuid not null,
  name text not null,
  phone text not null,
  password_hash text,
  status text not null default 'active' constraint people_account_status check (status in ('active', 'disabled')),
  created_at timestamptz not null default now(),
  constraint people_account_pk primary key (commune_id, account_id),
  constraint people_account_phone_unique unique (commune_id, phone),
  constraint people_account_phone_shape check (phone ~ '^\+84[0-9]{9,10}$')
);
create index people_account_phone on people_account (phone);

-- One row a role in a place; several per person. team_id and partner_id belong to floors above, so they carry no key.
create table people_grant (
  commune_id uuid not null,
  account_id uuid not null,
  role text not null,
  team_id uuid,
  partner_id uuid,
  granted_at timestamptz not null default now(),
  constraint people_grant_account_fk foreign key (commune_id, account_id) references people_account (commune_id, account_id),
  constraint people_grant_unique unique nulls not distinct (commune_id, account_id, role, team_id, partner_id)
);

create table people_invitation (
  commune_id uuid not null,
  invitation_id uuid not null,
  account_id uuid not null,
  secret_hash text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint people_invitation_pk primary key (commune_id, invitation_id),
  constraint people_invitation_account_fk foreign key (commune_id, account_id) references people_account (commune_id, account_id)
);
create unique index people_invitation_secret on people_invitation (secret_hash);
create index people_invitation_account on people_invitation (commune_id, account_id);

create table people_session (
  commune_id uuid not null,
  session_id uuid not null,
  account_id uuid not null,
  secret_hash text not null,
  device text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  constraint people_session_pk primary key (commune_id, session_id),
  constraint people_session_account_fk foreign key (commune_id, account_id) references people_account (commune_id, account_id)
);
create unique index people_session_secret on people_session (secret_hash);
create index people_session_account on people_session (commune_id, account_id);

-- Failed sign-ins by what was tried (a phone number's or an address's hash), for lock-out.
create table people_failure (
  subject text not null,
  failed_at timestamptz not null
);
create index people_failure_subject on people_failure (subject, failed_at);

call protect_tenants('people_account', 'people_grant', 'people_invitation', 'people_session');

-- The three questions that must be asked before the commune is known. Each finds by a secret or a number that the
-- caller already holds, and says nothing else.
create function people_find_by_phone(wanted text) returns table (commune_id uuid, account_id uuid, password_hash text, status text)
  language sql stable security definer set search_path = public as
  $$ select a.commune_id, a.account_id, a.password_hash, a.status from people_account a where a.phone = wanted $$;

create function people_find_session(wanted text) returns table (commune_id uuid, session_id uuid, account_id uuid, expires_at timestamptz, seen_at timestamptz)
  language sql stable security definer set search_path = public as
  $$ select s.commune_id, s.session_id, s.account_id, s.expires_at, s.seen_at from people_session s where s.secret_hash = wanted $$;

create function people_find_invitation(wanted text) returns table (commune_id uuid, invitation_id uuid, account_id uuid, expires_at timestamptz, used_at timestamptz)
  language sql stable security definer set search_path = public as
  $$ select i.commune_id, i.invitation_id, i.account_id, i.expires_at, i.used_at from people_invitation i where i.secret_hash = wanted $$;

create function people_any_account() returns boolean
  language sql stable security definer set search_path = public as
  $$ select exists (select from people_account) $$;
