-- Whose people the members are: a member was sent to the team by a partner from a day to the day before another. The days
-- outside of the membership say nothing, so leaving the team needs no second note here.
create table teams_sent (
  commune_id uuid not null,
  member_id uuid not null,
  partner_id uuid not null,
  since date not null,
  until date,
  constraint teams_sent_pk primary key (commune_id, member_id, since),
  constraint teams_sent_member_fk foreign key (commune_id, member_id) references teams_member (commune_id, member_id),
  constraint teams_sent_partner_fk foreign key (commune_id, partner_id) references partners_partner (commune_id, partner_id),
  constraint teams_sent_dates check (until > since),
  constraint teams_sent_one_at_a_time exclude using gist
    (commune_id with =, member_id with =, daterange(since, until) with &&)
);
create index teams_sent_partner on teams_sent (commune_id, partner_id);

call protect_tenants('teams_sent');
