-- The partners that host a session with the team. Names of others, who are no partner of the commune, stay words.
create table sessions_partner (
  commune_id uuid not null,
  session_id uuid not null,
  partner_id uuid not null,
  constraint sessions_partner_pk primary key (commune_id, session_id, partner_id),
  constraint sessions_partner_session_fk foreign key (commune_id, session_id) references sessions_session (commune_id, session_id),
  constraint sessions_partner_partner_fk foreign key (commune_id, partner_id) references partners_partner (commune_id, partner_id)
);
create index sessions_partner_partner on sessions_partner (commune_id, partner_id);

call protect_tenants('sessions_partner');
