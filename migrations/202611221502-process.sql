-- Cases and everything that moves with them. One move, one transaction: see apply_plan in the next migration.

create table process_versions (
  process text not null,
  version int not null,
  state text not null check (state in ('draft', 'active', 'retired')),
  definition json not null,                             -- not jsonb: moves, states, fields stand in the order they were declared
  based_on int,
  published_at timestamptz(3) not null,
  published_by bigint references persons,               -- null: shipped with a release
  primary key (process, version)
);
create unique index process_versions_active on process_versions (process) where state = 'active';

-- One sequence for all cases. A node leases a block of 32 ids with one call and hands them out without asking again;
-- what it has not used when it stops stays a gap (unique is promised, gap-free is not). The number people see is id plus a check digit.
create sequence case_ids as bigint start with 1000032 increment by 32;

create table cases (
  id bigint primary key,
  number bigint not null unique,                        -- id * 10 + check digit
  process text not null,
  process_version int not null,
  state text not null,
  family text not null check (family in ('open', 'waiting', 'done', 'cancelled')),
  version int not null default 1,                       -- raised by every move; what If-Match compares
  subject text not null,
  description text not null default '',
  priority smallint not null default 3 check (priority between 1 and 4),
  channel text not null,
  organisation_id bigint references organisations,      -- the customer
  requester_id bigint references persons,
  requester jsonb not null default '{}',                -- as given: name, phone, email, organisation
  team_id bigint references teams,
  assignee_id bigint references persons,
  department_id bigint references organisations,        -- the business department it was dispatched to
  line smallint not null default 1,
  fields jsonb not null default '{}',
  is_restricted boolean not null default false,
  is_internal boolean not null default false,           -- a matter of the house (a follow-up): customers and suppliers do not see it
  is_awaiting_answer boolean not null default false,    -- the customer wrote last (the echo mark)
  due_at timestamptz(3),
  due_order timestamptz(3) generated always as (coalesce(due_at, '9999-12-31T00:00:00Z')) stored,
  clock jsonb,                                          -- the one clock a row shows: {clock, state, dueAt, warnAt, reason, …}
  created_at timestamptz(3) not null,
  occurred_at timestamptz(3),
  updated_at timestamptz(3) not null,
  solved_at timestamptz(3),
  closed_at timestamptz(3),
  event_count int not null default 0,
  last_hash bytea not null default ''
) with (fillfactor = 80);
create index cases_team_open on cases (team_id, due_order, id) where family in ('open', 'waiting');
create index cases_assignee_open on cases (assignee_id, due_order, id) where family in ('open', 'waiting');
-- With what a count asks besides, so that it needs no look at the cases themselves.
create index cases_due_open on cases (due_order, id) include (process, is_restricted) where family in ('open', 'waiting');
create index cases_department_open on cases (department_id, due_order, id) where family in ('open', 'waiting');
create index cases_organisation_open on cases (organisation_id, due_order, id) where family in ('open', 'waiting');
create index cases_state on cases (process, state, id);
create index cases_organisation on cases (organisation_id, id);
create index cases_requester on cases (requester_id, id);
create index cases_assignee on cases (assignee_id, id);
create index cases_updated on cases (updated_at, id);
create index cases_phone on cases ((requester->>'phone')) where requester ? 'phone';
create index cases_email on cases ((lower(requester->>'email'))) where requester ? 'email';

create table case_parties (
  case_id bigint not null references cases,
  person_id bigint references persons,
  organisation_id bigint references organisations,
  part text not null,                                   -- 'participant', 'follower', 'customer' (shared with)
  added_at timestamptz(3) not null,
  check (num_nonnulls(person_id, organisation_id) = 1)
);
create unique index case_parties_person on case_parties (person_id, case_id, part) where person_id is not null;
create unique index case_parties_organisation on case_parties (organisation_id, case_id, part) where organisation_id is not null;
create index case_parties_case on case_parties (case_id);

create table case_links (
  from_case_id bigint not null references cases,
  to_case_id bigint not null references cases,
  kind text not null,                                   -- 'follow-up-of', 'reopened-from', 'relates'
  created_at timestamptz(3) not null,
  primary key (from_case_id, to_case_id, kind)
);
create index case_links_to on case_links (to_case_id, kind);

-- The timeline. The envelope never changes (no UPDATE, no DELETE for the program: see the trigger below); content may be erased for
-- privacy, which is itself an event. hash chains the envelopes of a case over the salted hash of each content, so it still verifies.
create table events (
  case_id bigint not null references cases,
  seq int not null,
  kind text not null,                                   -- 'registered', 'moved', 'commented', 'clock', 'viewed', 'erased', …
  move text,
  from_state text,
  to_state text,
  actor_kind text not null check (actor_kind in ('person', 'api-key', 'link', 'system')),
  actor_id bigint,
  via text not null,                                    -- the form it came from: 'desk', 'case', 'portal', 'track', 'api', 'system', …
  visibility text not null check (visibility in ('public', 'internal')),
  at timestamptz(3) not null,                           -- recorded
  occurred_at timestamptz(3) not null,                  -- business time
  content_hash bytea not null,
  hash bytea not null,
  primary key (case_id, seq)
);
create table event_contents (
  case_id bigint not null,
  seq int not null,
  salt bytea not null,
  content jsonb,                                        -- null: erased
  primary key (case_id, seq),
  foreign key (case_id, seq) references events
);

create function refuse_change_of_history() returns trigger language plpgsql as $$
begin
  raise exception 'history is append-only (M4)' using errcode = 'HY001';
end $$;
create trigger events_append_only before update or delete or truncate on events
  for each statement execute function refuse_change_of_history();

create table clocks (
  case_id bigint not null references cases,
  clock text not null,
  run smallint not null,
  state text not null check (state in ('running', 'paused', 'stopped')),
  target jsonb,                                         -- {"minutes": 180} or {"workingDays": 2, "at": "start"}; null: no target
  target_source jsonb not null default '{}',            -- where it came from: level, version, priority
  calendar_id bigint references calendars,
  started_at timestamptz(3) not null,
  running_since timestamptz(3),
  paused_since timestamptz(3),
  pause_reason text,
  stopped_at timestamptz(3),
  elapsed_ms bigint not null default 0,                 -- working time of the closed intervals
  due_at timestamptz(3),
  is_provisional boolean not null default false,
  next_step text,                                       -- 'warn' or 'breach'
  next_step_at timestamptz(3),
  breached_at timestamptz(3),
  primary key (case_id, clock, run)
) with (fillfactor = 80);
create index clocks_next_step on clocks (next_step_at, case_id) where state = 'running' and next_step_at is not null;
create index clocks_calendar_running on clocks (calendar_id) where state <> 'stopped';

create table clock_intervals (
  case_id bigint not null,
  clock text not null,
  run smallint not null,
  from_at timestamptz(3) not null,
  until_at timestamptz(3) not null,
  kind text not null check (kind in ('ran', 'paused')),
  reason text,
  working_ms bigint not null,
  foreign key (case_id, clock, run) references clocks
);
create index clock_intervals_clock on clock_intervals (case_id, clock, run, from_at);

-- Each step of each run fires once, whichever node does it: the primary key says so.
create table clock_steps (
  case_id bigint not null,
  clock text not null,
  run smallint not null,
  step text not null,
  due_at timestamptz(3) not null,
  fired_at timestamptz(3) not null,
  primary key (case_id, clock, run, step),
  foreign key (case_id, clock, run) references clocks
);

-- Whose turn it is. Addressed to a person, a team, or whoever holds a role in an organisation.
create table todos (
  id bigint generated by default as identity primary key,
  case_id bigint not null references cases,
  key text not null,                                    -- the state (or the duty) it stands for; words come from the definition
  person_id bigint references persons,
  team_id bigint references teams,
  role text,
  organisation_id bigint references organisations,
  why jsonb not null default '{}',                      -- {"reason": key, …}: answers "why is it my turn"
  starts_at timestamptz(3) not null,
  due_at timestamptz(3),
  due_order timestamptz(3) generated always as (coalesce(due_at, '9999-12-31T00:00:00Z')) stored,
  created_at timestamptz(3) not null,
  done_at timestamptz(3)
);
create index todos_person on todos (person_id, due_order, id) where done_at is null and person_id is not null;
create index todos_team on todos (team_id, due_order, id) where done_at is null and team_id is not null;
create index todos_role on todos (role, organisation_id, due_order, id) where done_at is null and role is not null;
create index todos_case on todos (case_id) where done_at is null;

-- Stored with the move that causes them; reports are sums (M4).
create table measures (
  case_id bigint not null references cases,
  measure text not null,
  nth smallint not null,
  at timestamptz(3) not null,
  real_ms bigint not null,                              -- since registration
  working_ms bigint,                                    -- since registration, by the case's calendar; null without one
  actor_id bigint,
  team_id bigint,
  event_seq int not null,
  primary key (case_id, measure, nth)
);
create index measures_at on measures (measure, at);

-- What happened, for everybody else: relay, streams, webhooks. Readers stop at pg_snapshot_xmin and order by (xid, id), so an
-- announcement committed late is never skipped.
create table announcements (
  xid xid8 not null default pg_current_xact_id(),
  id bigint generated always as identity,
  kind text not null,                                   -- 'incident.solved', 'case.commented', …: past tense
  case_id bigint,
  version int,
  at timestamptz(3) not null,
  payload jsonb not null default '{}',
  primary key (xid, id)
);
create table relay_marks (
  reader text primary key,
  xid xid8 not null,
  id bigint not null,
  leased_until timestamptz(3)
);

create table idempotency_keys (
  actor text not null,
  operation text not null,
  key text not null,
  body_hash bytea not null,
  case_id bigint,
  answer jsonb,
  created_at timestamptz(3) not null,
  primary key (actor, operation, key)
);
create index idempotency_keys_created on idempotency_keys (created_at);

create table submissions (
  id bigint generated by default as identity primary key,
  form text not null,
  form_version int not null,
  case_id bigint references cases,
  subject text not null,                                -- what is being judged: 'incident', 'complaint', 'survey:…'
  respondent_id bigint references persons,
  channel text not null,                                -- 'portal', 'link', 'phone', …
  entered_by bigint references persons,                 -- null: the respondent
  answers jsonb not null,
  score smallint check (score between 0 and 100),
  at timestamptz(3) not null
);
create index submissions_case on submissions (case_id);
create index submissions_form on submissions (form, at);
