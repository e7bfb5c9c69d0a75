-- Whether a person has set a target or a task right, or put it in: then what the reader doubted about it is settled.
alter table plan_target add column checked boolean not null default false;
alter table plan_task add column checked boolean not null default false;
