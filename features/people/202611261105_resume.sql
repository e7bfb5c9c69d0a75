-- A session behind a phone's lock: its cookie is void, and this secret's owner may have another.
alter table people_session add column resume_hash text;
create unique index people_session_resume on people_session (resume_hash);

create function people_find_resume(wanted text) returns table (commune_id uuid, session_id uuid, account_id uuid, expires_at timestamptz)
  language sql stable security definer set search_path = public as
  $$ select s.commune_id, s.session_id, s.account_id, s.expires_at from people_session s where s.resume_hash = wanted $$;
