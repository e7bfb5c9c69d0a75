-- Every table leads with commune_id; the working role sees one commune's rows at a time, or none.
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

create function app_commune() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.commune_id', true), '')::uuid;

-- Called by each migration that makes tables: row-level security bound to the commune of the transaction.
create procedure protect_tenants(variadic tables regclass[]) language plpgsql as $$
declare tab regclass;
begin
  foreach tab in array tables loop
    execute format('alter table %s enable row level security', tab);
    execute format('create policy one_commune on %s using (commune_id = app_commune()) with check (commune_id = app_commune())', tab);
  end loop;
end $$;
