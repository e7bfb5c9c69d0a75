-- The plan for the next period, drafted from this one: one a plan. Its words and numbers are one document, edited as a whole.
create table review_next (
  commune_id uuid not null,
  next_id uuid not null,
  plan_id uuid not null,
  status text not null,
  title text not null,
  period_from date not null,
  period_to date not null,
  content jsonb not null,
  return_note text,
  number int,
  issued_on date,
  created_at timestamptz not null,
  approved_at timestamptz,
  approved_by uuid,
  handed_to uuid,
  constraint review_next_pk primary key (commune_id, next_id),
  constraint review_next_plan_fk foreign key (commune_id, plan_id) references plan_plan (commune_id, plan_id),
  constraint review_next_handed_fk foreign key (commune_id, handed_to) references plan_plan (commune_id, plan_id),
  constraint review_next_one_each unique (commune_id, plan_id),
  constraint review_next_status check (status in ('draft', 'proposed', 'approved')),
  constraint review_next_period_order check (period_from <= period_to),
  constraint review_next_approved check ((status = 'approved') = (approved_at is not null)),
  constraint review_next_handed check (handed_to is null or status = 'approved')
);
create index review_next_handed on review_next (commune_id, handed_to);

-- A line of a team's report that goes into a next plan: as the team said it, and as the plan will.
create table review_lesson (
  commune_id uuid not null,
  report_id uuid not null,
  field text not null,
  digest text not null,
  said text not null,
  wording text not null,
  next_id uuid,
  marked_at timestamptz not null,
  position int not null,
  constraint review_lesson_pk primary key (commune_id, report_id, field, digest),
  constraint review_lesson_report_fk foreign key (commune_id, report_id) references reports_report (commune_id, report_id),
  constraint review_lesson_next_fk foreign key (commune_id, next_id) references review_next (commune_id, next_id),
  constraint review_lesson_field check (field in ('difficulties', 'proposals', 'lessons'))
);
create index review_lesson_next on review_lesson (commune_id, next_id);

call protect_tenants('review_next', 'review_lesson');
