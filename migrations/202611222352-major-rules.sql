-- D12: when incidents become a proposal for a major one, or one at once. What a rule does not name it does not ask for.
create table major_rules (
  id bigint generated always as identity primary key,
  name jsonb not null,                                  -- {zh, en}
  priority smallint not null check (priority between 1 and 4),  -- this or graver
  service_id bigint references services,
  category_id bigint references categories,
  cases int not null check (cases between 1 and 1000),          -- so many open incidents of one service …
  customers int not null check (customers between 1 and 1000),  -- … of so many customers …
  within_minutes int not null check (within_minutes between 1 and 10080),  -- … within this time
  declares boolean not null default false,              -- true: declared at once; false: proposed to the incident manager
  version int not null default 1,
  archived_at timestamptz(3)
);
create index cases_major_open on cases (id) where process = 'major-incident' and family = 'open';
create index cases_service_open on cases ((fields->>'service'), created_at) where process = 'incident' and family in ('open', 'waiting');
