-- The offices, unions and companies that take part in the commune's work. One is never deleted: what it did stays its own.
-- `folded` holds every name it goes by, folded, so that what people wrote finds it.
create table partners_partner (
  commune_id uuid not null,
  partner_id uuid not null,
  kind text not null,
  name text not null,
  called text[] not null,
  folded text[] not null,
  contact text not null,
  archived_on date,
  constraint partners_partner_pk primary key (commune_id, partner_id)
);

call protect_tenants('partners_partner');
