-- The journal is only added to. The one thing that may be taken away again is the words of orders about people whose data
-- was erased; who gave an order, when, and which ids it names stay. Done here, as the owner, so that the working role can
-- take words away and still put none in.
create function journal_without_words(value jsonb, ids text[], about boolean) returns jsonb language plpgsql immutable as $$
declare
  mine boolean := about;
begin
  if jsonb_typeof(value) = 'object' then
    -- Of an order about many, a list that was imported, only the part that names one of these.
    mine := about or exists (
      select from jsonb_each(value) field
      where field.value #>> '{}' = any(ids)
        or (jsonb_typeof(field.value) = 'array' and exists (select from jsonb_array_elements_text(field.value) one where one = any(ids))));
    return coalesce(
      (select jsonb_object_agg(field.key, journal_without_words(field.value, ids, mine)) from jsonb_each(value) field), '{}');
  elsif jsonb_typeof(value) = 'array' then
    return coalesce(
      (select jsonb_agg(journal_without_words(item.value, ids, about) order by item.place)
       from jsonb_array_elements(value) with ordinality item(value, place)), '[]');
  elsif about and jsonb_typeof(value) = 'string' and value #>> '{}' !~
    '^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?)$' then
    return '""';
  end if;
  return value;
end $$;

-- `also_in`: kinds of orders that touch nothing which is followed, and are looked through for the ids.
create procedure journal_erase_words(ids text[], also_in text[])
  language sql security definer set search_path = public as $$
  with touched as (
    update journal_entry e set payload = journal_without_words(e.payload, ids, false)
    where e.commune_id = app_commune() and (
      e.sequence in (
        select c.sequence from journal_change c where c.commune_id = app_commune() and c.subject_id = any(ids::uuid[]))
      or (e.type = any(also_in) and e.payload::text ~ array_to_string(ids, '|')))
    returning e.command_id)
  -- What was answered may repeat what was said.
  update journal_receipt r set result = journal_without_words(r.result, ids, true)
  from touched t where r.commune_id = app_commune() and r.command_id = t.command_id and r.result is not null;
  update journal_held h set payload = journal_without_words(h.payload, ids, false)
  where h.commune_id = app_commune() and h.payload::text ~ array_to_string(ids, '|');
$$;
