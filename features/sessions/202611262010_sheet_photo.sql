-- At most one photograph a session: of the paper sheet that people signed. Its bytes are a file and go with it.
create table sessions_photo (
  commune_id uuid not null,
  session_id uuid not null,
  file_id uuid not null,
  attached_by uuid,
  attached_at timestamptz not null,
  constraint sessions_photo_pk primary key (commune_id, session_id),
  constraint sessions_photo_file_unique unique (commune_id, file_id),
  constraint sessions_photo_session_fk foreign key (commune_id, session_id) references sessions_session (commune_id, session_id),
  constraint sessions_photo_file_fk foreign key (commune_id, file_id) references files_file (commune_id, file_id)
);

call protect_tenants('sessions_photo');
