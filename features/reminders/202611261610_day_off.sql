-- Days on which the offices are closed though it is no weekend, or open though it is: what was announced for a year, as
-- the commune's officer enters it. It stands above what the product brings along.
create table reminders_day_off (
  commune_id uuid not null,
  day date not null,
  kind text not null,
  name text not null,
  source text not null,
  verified boolean not null,
  entered_at timestamptz not null,
  entered_by uuid,
  constraint reminders_day_off_pk primary key (commune_id, day),
  constraint reminders_day_off_kind check (kind in ('off', 'working'))
);

call protect_tenants('reminders_day_off');
