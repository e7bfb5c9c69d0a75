-- What a plan is estimated to cost, line by line, what was allocated to each line, and what was spent of it. Amounts are
-- whole đồng. Null: nothing was allocated yet, which is not nought.
create table budget_line (
  commune_id uuid not null,
  line_id uuid not null,
  plan_id uuid not null,
  task_id uuid,
  purpose text not null,
  source text not null,
  unit text not null,
  quantity numeric(10, 2) not null,
  unit_vnd bigint not null,
  planned_vnd bigint generated always as (round(quantity * unit_vnd)::bigint) stored,
  basis text not null,
  allocated_vnd bigint,
  settled_on date,
  settled_note text not null default '',
  added_at timestamptz not null,
  constraint budget_line_pk primary key (commune_id, line_id),
  constraint budget_line_plan_fk foreign key (commune_id, plan_id) references plan_plan (commune_id, plan_id),
  constraint budget_line_task_fk foreign key (commune_id, task_id) references plan_task (commune_id, task_id) on delete set null (task_id),
  constraint budget_line_source check (source in ('commune_budget', 'targeted', 'other')),
  constraint budget_line_planned check (quantity > 0 and unit_vnd > 0),
  constraint budget_line_allocated check (allocated_vnd between 0 and planned_vnd)
);
create index budget_line_plan on budget_line (commune_id, plan_id);
create index budget_line_task on budget_line (commune_id, task_id);

-- One payment of one line, with the number of its voucher; the voucher itself stays with the accountant.
create table budget_spending (
  commune_id uuid not null,
  spending_id uuid not null,
  line_id uuid not null,
  spent_on date not null,
  amount_vnd bigint not null,
  purpose text not null,
  payee text not null,
  voucher text not null,
  recorded_at timestamptz not null,
  cancelled_at timestamptz,
  cancel_reason text not null default '',
  constraint budget_spending_pk primary key (commune_id, spending_id),
  constraint budget_spending_line_fk foreign key (commune_id, line_id) references budget_line (commune_id, line_id),
  constraint budget_spending_amount check (amount_vnd > 0)
);
create index budget_spending_line on budget_spending (commune_id, line_id, spent_on);

call protect_tenants('budget_line', 'budget_spending');
