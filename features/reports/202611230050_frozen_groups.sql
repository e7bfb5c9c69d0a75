-- The vulnerable groups a counted household belonged to on the day of the help: the report's table by groups is frozen too.
alter table reports_counted add column groups text[] not null default '{}';
