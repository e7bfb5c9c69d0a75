-- What a partner is asked to contribute within some days, and by which of the four figures it is measured.
create table mobilisation_target (
  commune_id uuid not null,
  target_id uuid not null,
  partner_id uuid not null,
  figure text not null,
  at_least int not null,
  from_day date not null,
  to_day date not null,
  note text not null,
  constraint mobilisation_target_pk primary key (commune_id, target_id),
  constraint mobilisation_target_partner_fk foreign key (commune_id, partner_id) references partners_partner (commune_id, partner_id),
  constraint mobilisation_target_once unique (commune_id, partner_id, figure, from_day, to_day),
  constraint mobilisation_target_figure check (figure in ('people_sent', 'sessions_cohosted', 'supports', 'households_helped')),
  constraint mobilisation_target_at_least check (at_least > 0),
  constraint mobilisation_target_days check (from_day <= to_day)
);

call protect_tenants('mobilisation_target');
