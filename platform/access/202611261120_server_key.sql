-- Key pairs for words sealed for this installation, whatever the commune. Only the owner of the database may read them:
-- the role that works has no right to this table at all.
create table access_server_key (
  key_id text not null,
  public_key jsonb not null,
  private_key jsonb not null,
  made_at timestamptz not null,
  constraint access_server_key_pk primary key (key_id)
);
