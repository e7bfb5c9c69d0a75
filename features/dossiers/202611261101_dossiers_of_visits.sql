-- Dossiers that visits told of so far become records of their own, by the words they were told in. PostgreSQL folds as
-- platform/words/fold.ts does: decomposed, without marks, đ as d, lower case, single spaces.
insert into dossiers_dossier (commune_id, dossier_id, team_id, household_id, visit_id, words, words_folded, filed_on, status_on,
  standing, cancel_reason, recorded_by, recorded_at)
select v.commune_id, gen_random_uuid(), v.team_id, v.household_id, v.visit_id, coalesce(i.detail, ''),
  btrim(regexp_replace(lower(translate(regexp_replace(normalize(coalesce(i.detail, ''), nfd), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dD')), '\s+', ' ', 'g')),
  v.held_on, v.held_on, v.status, v.cancel_reason, v.recorded_by, v.received_at
from support_item i join support_visit v using (commune_id, visit_id)
where i.kind = 'online_dossier';
