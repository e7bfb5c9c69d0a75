-- A plan: the text as it came, what the reader found and a person confirmed, and what of it is executed.
create table plan_plan (
  commune_id uuid not null,
  plan_id uuid not null,
  status text not null constraint plan_plan_status check (status in ('draft', 'active', 'closed')),
  title text not null,
  source_name text not null,
  source_text text not null,
  draft jsonb not null,
  period_from date,
  period_to date,
  quarter text,
  report_day int,
  contact_name text,
  contact_title text,
  created_at timestamptz not null,
  activated_at timestamptz,
  constraint plan_plan_pk primary key (commune_id, plan_id),
  constraint plan_plan_period_order check (period_from <= period_to)
);

create table plan_target (
  commune_id uuid not null,
  target_id uuid not null,
  plan_id uuid not null,
  position int not null,
  indicator text not null,
  label text not null,
  at_least numeric not null constraint plan_target_positive check (at_least > 0),
  unit text not null,
  scope text not null,
  part_of int,
  in_person boolean not null,
  sentence text not null,
  constraint plan_target_pk primary key (commune_id, target_id),
  constraint plan_target_plan_fk foreign key (commune_id, plan_id) references plan_plan (commune_id, plan_id)
);
create index plan_target_plan on plan_target (commune_id, plan_id, position);

create table plan_task (
  commune_id uuid not null,
  task_id uuid not null,
  plan_id uuid not null,
  position int not null,
  kind text not null,
  what text not null,
  who text,
  place text,
  due_from date,
  due_to date,
  every text,
  every_day int,
  sentence text not null,
  done_on date,
  evidence text,
  constraint plan_task_pk primary key (commune_id, task_id),
  constraint plan_task_plan_fk foreign key (commune_id, plan_id) references plan_plan (commune_id, plan_id)
);
create index plan_task_plan on plan_task (commune_id, plan_id, position);

create table plan_recipient (
  commune_id uuid not null,
  plan_id uuid not null,
  position int not null,
  name text not null,
  constraint plan_recipient_pk primary key (commune_id, plan_id, position),
  constraint plan_recipient_plan_fk foreign key (commune_id, plan_id) references plan_plan (commune_id, plan_id)
);

call protect_tenants('plan_plan', 'plan_target', 'plan_task', 'plan_recipient');
