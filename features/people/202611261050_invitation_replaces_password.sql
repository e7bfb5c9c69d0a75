-- An officer's invitation to somebody who has a password stands for a forgotten one: accepting it takes that one away.
alter table people_invitation add column replaces_password boolean not null default false;
