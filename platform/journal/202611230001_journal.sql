-- Every command once, in order. Sequences are handed out per commune under the row lock of its head, which is held
-- until commit: a follower that read up to N never misses a row at or below N.
create table journal_head (
  commune_id uuid not null,
  sequence bigint not null,
  constraint journal_head_pk primary key (commune_id)
);

create table journal_receipt (
  commune_id uuid not null,
  command_id uuid not null,
  account_id uuid,
  digest text not null,
  status text not null constraint journal_receipt_status check (status in ('running', 'done', 'refused')),
  sequence bigint,
  result jsonb,
  problem jsonb,
  received_at timestamptz not null,
  constraint journal_receipt_pk primary key (commune_id, command_id)
);

create table journal_entry (
  commune_id uuid not null,
  sequence bigint not null,
  command_id uuid not null,
  type text not null,
  account_id uuid,
  device_at timestamptz,
  received_at timestamptz not null,
  payload jsonb not null,
  constraint journal_entry_pk primary key (commune_id, sequence),
  constraint journal_entry_command_unique unique (commune_id, command_id)
);

-- What a command touched, for those who follow: the row itself is read fresh, within the reader's scope.
create table journal_change (
  commune_id uuid not null,
  sequence bigint not null,
  ordinal int not null,
  noun text not null,
  subject_id uuid not null,
  team_id uuid,
  constraint journal_change_pk primary key (commune_id, sequence, ordinal),
  constraint journal_change_entry_fk foreign key (commune_id, sequence) references journal_entry (commune_id, sequence)
);
create index journal_change_subject on journal_change (commune_id, noun, subject_id, sequence);

call protect_tenants('journal_head', 'journal_receipt', 'journal_entry', 'journal_change');
