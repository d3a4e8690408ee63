-- D7: what a junior agent follows: for a service, a category, or both.
create table standard_steps (
  id bigint generated always as identity primary key,
  name jsonb not null,                       -- {zh, en}
  service_id bigint references services,     -- with all below it; null: any
  category_id bigint references categories,  -- with all below it; null: any
  steps jsonb not null,                      -- [{key, title: {zh, en}, hint?: {zh, en}}], in order
  version int not null default 1,
  archived_at timestamptz(3),
  check (service_id is not null or category_id is not null)
);
create unique index standard_steps_place on standard_steps (service_id, category_id) nulls not distinct where archived_at is null;
