-- An order that was refused only because its giver might not give it any more. It waits for the commune's officer, so
-- that nothing is lost with the phone it came from. The receipt of its id stays refused.
create table journal_held (
  commune_id uuid not null,
  command_id uuid not null,
  account_id uuid not null,
  type text not null,
  payload jsonb not null,
  device_at timestamptz not null,
  received_at timestamptz not null,
  problem jsonb not null,
  status text not null default 'waiting',
  decided_at timestamptz,
  decided_by uuid,
  decided_as uuid,
  reason text not null default '',
  constraint journal_held_pk primary key (commune_id, command_id),
  constraint journal_held_receipt_fk foreign key (commune_id, command_id) references journal_receipt (commune_id, command_id),
  constraint journal_held_status check (status in ('waiting', 'accepted', 'declined')),
  constraint journal_held_decided check ((status = 'waiting') = (decided_at is null))
);
create index journal_held_waiting on journal_held (commune_id, status, received_at, command_id);
create index journal_held_giver on journal_held (commune_id, account_id);

call protect_tenants('journal_held');

-- Whose words they were, where an officer entered them.
alter table journal_entry add column entered_for uuid;
