-- Bytes that belong to a record. They come in pieces, so that a cut line goes on where it stopped; a file is there once
-- its kind is known. `held` says that a record points to it: what nobody holds is cleared away.
create table files_file (
  commune_id uuid not null,
  file_id uuid not null,
  account_id uuid not null,
  length int not null,
  declared_sha256 text,
  bytes bytea not null,
  sha256 text,
  kind text,
  width int,
  height int,
  held boolean not null default false,
  started_at timestamptz not null,
  constraint files_file_pk primary key (commune_id, file_id),
  constraint files_file_length check (length between 1 and 200000 and octet_length(bytes) <= length),
  constraint files_file_kind check (kind in ('image/jpeg', 'image/png', 'image/webp')),
  constraint files_file_whole check ((kind is null) = (width is null) and (kind is null) = (height is null) and (kind is null) = (sha256 is null) and (kind is not null or not held))
);
create index files_file_loose on files_file (commune_id, account_id, started_at) where not held;

call protect_tenants('files_file');
