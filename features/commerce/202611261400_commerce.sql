-- Where sellers of the commune may open a shop: rows that officers edit. One that is given up ends and stays with its shops.
create table commerce_marketplace (
  commune_id uuid not null,
  marketplace_id uuid not null,
  name text not null,
  folded text not null,
  url text not null default '',
  ended_on date,
  constraint commerce_marketplace_pk primary key (commune_id, marketplace_id),
  constraint commerce_marketplace_name unique (commune_id, folded)
);

-- A household business or a cooperative that is brought to a marketplace. Never a bank number.
create table commerce_seller (
  commune_id uuid not null,
  seller_id uuid not null,
  team_id uuid not null,
  kind text not null,
  household_id uuid,
  name text not null,
  folded text not null,
  contact text not null default '',
  phone text,
  note text not null default '',
  standing text not null default 'active',
  standing_reason text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  constraint commerce_seller_pk primary key (commune_id, seller_id),
  constraint commerce_seller_team_fk foreign key (commune_id, team_id) references teams_team (commune_id, team_id),
  constraint commerce_seller_household_fk foreign key (commune_id, household_id) references households_household (commune_id, household_id),
  constraint commerce_seller_kind check (kind in ('household_business', 'cooperative')),
  constraint commerce_seller_of_household check ((kind = 'household_business') = (household_id is not null)),
  constraint commerce_seller_standing check (standing in ('active', 'stopped', 'cancelled'))
);
create index commerce_seller_team on commerce_seller (commune_id, team_id);
create index commerce_seller_household on commerce_seller (commune_id, household_id);
create index commerce_seller_folded on commerce_seller using gin (folded gin_trgm_ops);

create table commerce_product (
  commune_id uuid not null,
  product_id uuid not null,
  seller_id uuid not null,
  name text not null,
  folded text not null,
  note text not null default '',
  dropped boolean not null default false,
  recorded_by uuid,
  recorded_at timestamptz not null,
  constraint commerce_product_pk primary key (commune_id, product_id),
  constraint commerce_product_seller_fk foreign key (commune_id, seller_id) references commerce_seller (commune_id, seller_id)
);
create index commerce_product_seller on commerce_product (commune_id, seller_id);

-- A step of a seller, dated; all but the first are of one marketplace. The first has the seller's own id. A step belongs to the
-- team that brought it about, also after the seller's household moves. One that was taken back stays, with the reason.
create table commerce_step (
  commune_id uuid not null,
  step_id uuid not null,
  seller_id uuid not null,
  team_id uuid not null,
  marketplace_id uuid,
  kind text not null,
  on_day date not null,
  note text not null default '',
  link text not null default '',
  standing text not null default 'counted',
  undo_reason text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  constraint commerce_step_pk primary key (commune_id, step_id),
  constraint commerce_step_seller_fk foreign key (commune_id, seller_id) references commerce_seller (commune_id, seller_id),
  constraint commerce_step_team_fk foreign key (commune_id, team_id) references teams_team (commune_id, team_id),
  constraint commerce_step_marketplace_fk foreign key (commune_id, marketplace_id) references commerce_marketplace (commune_id, marketplace_id),
  constraint commerce_step_kind check (kind in ('approached', 'shop_opened', 'listed', 'photos', 'first_order', 'paid_online')),
  constraint commerce_step_of_shop check ((kind = 'approached') = (marketplace_id is null)),
  constraint commerce_step_standing check (standing in ('counted', 'undone'))
);
create unique index commerce_step_once on commerce_step (commune_id, seller_id, kind, marketplace_id) nulls not distinct
  where standing = 'counted';
create index commerce_step_team on commerce_step (commune_id, team_id);
create index commerce_step_marketplace on commerce_step (commune_id, marketplace_id);
create index commerce_step_day on commerce_step (commune_id, kind, on_day) where standing = 'counted';

-- At most one photograph a step and a product; its bytes are a file and go with it.
create table commerce_photo (
  commune_id uuid not null,
  file_id uuid not null,
  step_id uuid,
  product_id uuid,
  attached_by uuid,
  attached_at timestamptz not null,
  constraint commerce_photo_pk primary key (commune_id, file_id),
  constraint commerce_photo_file_fk foreign key (commune_id, file_id) references files_file (commune_id, file_id),
  constraint commerce_photo_step_fk foreign key (commune_id, step_id) references commerce_step (commune_id, step_id),
  constraint commerce_photo_product_fk foreign key (commune_id, product_id) references commerce_product (commune_id, product_id),
  constraint commerce_photo_of_one check (num_nonnulls(step_id, product_id) = 1),
  constraint commerce_photo_step_once unique (commune_id, step_id),
  constraint commerce_photo_product_once unique (commune_id, product_id)
);

-- After how many days without a step somebody should ask what holds a seller up; a commune that says nothing has the usual.
create table commerce_setting (
  commune_id uuid not null,
  stalled_days int not null,
  constraint commerce_setting_pk primary key (commune_id),
  constraint commerce_setting_days check (stalled_days between 3 and 365)
);

call protect_tenants('commerce_marketplace', 'commerce_seller', 'commerce_product', 'commerce_step', 'commerce_photo', 'commerce_setting');
