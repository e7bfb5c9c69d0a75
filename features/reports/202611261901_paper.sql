-- The very paper that was locked, so that copies made later are the same whatever names or wording have become; and the
-- officer's own words of each part, with the places where locked figures stand.
alter table reports_report add column paper jsonb;
alter table reports_report add column sections jsonb not null default '{}';
