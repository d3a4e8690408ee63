-- Problems (D26): incidents that recur are found and offered to whoever manages problems.

create table recurrence_rule (
  is_only boolean primary key default true check (is_only),
  at_one_customer int not null check (at_one_customer between 2 and 100),
  across int not null check (across between 2 and 1000),
  days int not null check (days between 1 and 365),
  version int not null default 1
);
insert into recurrence_rule (at_one_customer, across, days) values (3, 10, 30);

create table recurrences (
  id bigint generated always as identity primary key,
  name text not null unique,                            -- what they have in common, in one word: rules.ts nameOf
  kind text not null check (kind in ('device', 'service', 'service-everywhere')),
  device_id bigint references devices,
  organisation_id bigint references organisations,
  service_id bigint references services,
  category_id bigint references categories,
  state text not null check (state in ('offered', 'made', 'dismissed')),
  cases int not null,                                   -- how many there were when it was last looked at
  last_at timestamptz(3) not null,                      -- the last of them
  found_at timestamptz(3) not null,
  decided_at timestamptz(3),                            -- only what came later counts for another offer
  decided_by bigint references persons,
  because text,
  problem_id bigint references cases deferrable initially deferred
);
create index recurrences_offered on recurrences (last_at desc, id desc) where state = 'offered';

create index cases_of_device on cases ((fields->>'device'), created_at) where fields ? 'device';
create index cases_of_service on cases ((fields->>'service'), (fields->>'category'), created_at) where fields ? 'category';
