-- The dossiers that a frozen report counts, as they were, and which platforms were first taken up at each of its visits.
create table reports_dossier (
  commune_id uuid not null,
  report_id uuid not null,
  dossier_id uuid not null,
  team_id uuid not null,
  household_id uuid,
  visit_id uuid,
  line_id uuid,
  filed_on date not null,
  procedure text not null,
  status text not null,
  constraint reports_dossier_pk primary key (commune_id, report_id, dossier_id),
  constraint reports_dossier_report_fk foreign key (commune_id, report_id) references reports_report (commune_id, report_id)
);
call protect_tenants('reports_dossier');
-- Null in reports that were frozen when each help with a platform counted.
alter table reports_counted add column adopted text[];
