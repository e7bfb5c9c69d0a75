-- An invitation that a person makes for a phone of their own leaves the other phones signed in: what waits there still goes.
alter table people_invitation add column keeps_sessions boolean not null default false;
