-- At most one photograph a visit. Its bytes are a file; they go when it is taken away or another takes its place.
create table support_photo (
  commune_id uuid not null,
  visit_id uuid not null,
  file_id uuid not null,
  attached_by uuid,
  attached_at timestamptz not null,
  constraint support_photo_pk primary key (commune_id, visit_id),
  constraint support_photo_file_unique unique (commune_id, file_id),
  constraint support_photo_visit_fk foreign key (commune_id, visit_id) references support_visit (commune_id, visit_id),
  constraint support_photo_file_fk foreign key (commune_id, file_id) references files_file (commune_id, file_id)
);

call protect_tenants('support_photo');
