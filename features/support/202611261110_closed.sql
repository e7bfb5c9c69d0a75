-- Days whose report is locked: from then on only the coordinator changes a visit of them, with a reason.
create table support_closed (
  commune_id uuid not null,
  from_day date not null,
  to_day date not null,
  closed_at timestamptz not null,
  constraint support_closed_pk primary key (commune_id, from_day, to_day),
  constraint support_closed_order check (from_day <= to_day)
);

call protect_tenants('support_closed');
