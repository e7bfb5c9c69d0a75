-- Who runs a marketplace is a fact about the world: it says from where it is known, and when somebody held it against that.
alter table commerce_marketplace add column operator text not null default '';
alter table commerce_marketplace add column source text not null default '';
alter table commerce_marketplace add column checked_on date;
