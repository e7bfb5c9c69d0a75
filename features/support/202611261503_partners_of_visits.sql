-- The partners named at a visit, beside the members who helped.
create table support_partner (
  commune_id uuid not null,
  visit_id uuid not null,
  partner_id uuid not null,
  constraint support_partner_pk primary key (commune_id, visit_id, partner_id),
  constraint support_partner_visit_fk foreign key (commune_id, visit_id) references support_visit (commune_id, visit_id),
  constraint support_partner_partner_fk foreign key (commune_id, partner_id) references partners_partner (commune_id, partner_id)
);
create index support_partner_partner on support_partner (commune_id, partner_id);

call protect_tenants('support_partner');
