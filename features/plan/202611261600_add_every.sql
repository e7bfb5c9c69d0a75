-- A target that is due again and again ("mỗi tháng ít nhất 02 buổi") is counted in each week, month, quarter or year.
alter table plan_target add column every text
  constraint plan_target_every check (every in ('week', 'month', 'quarter', 'year'));
update plan_target t set every = p.draft #>> array['targets', t.position::text, 'value', 'every']
from plan_plan p
where p.commune_id = t.commune_id and p.plan_id = t.plan_id and p.status = 'draft' and not t.checked
  and p.draft #>> array['targets', t.position::text, 'value', 'every'] in ('week', 'month', 'quarter', 'year');
