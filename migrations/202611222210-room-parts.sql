-- A room keeps what repeats or relates (attempts, visits, parts) in tables of its own, written with the move that causes it: the plan names
-- the part, and the room's migration brings a function keep_<part>(case, at, rows) that inserts the rows as planned.
create or replace function apply_plan(p jsonb) returns jsonb language plpgsql as $$
declare
  the_case bigint := (p->>'caseId')::bigint;
  room_part record;
  k jsonb := p->'idempotency';
  c jsonb := p->'case';
begin
  if k is not null then
    insert into idempotency_keys (actor, operation, key, body_hash, case_id, answer, created_at)
    values (k->>'actor', k->>'operation', k->>'key', decode(k->>'bodyHash', 'hex'), the_case, p->'answer', (p->>'at')::timestamptz)
    on conflict do nothing;
    if not found then
      return (select jsonb_build_object('outcome', 'repeated', 'bodyHash', encode(body_hash, 'hex'), 'answer', answer)
        from idempotency_keys where actor = k->>'actor' and operation = k->>'operation' and key = k->>'key');
    end if;
  end if;

  if (p->>'isNew')::boolean then
    insert into cases (id, number, process, process_version, state, family, version, subject, description, priority, channel,
      organisation_id, requester_id, requester, team_id, assignee_id, department_id, line, fields, is_restricted, is_internal,
      is_awaiting_answer, due_at, clock, created_at, occurred_at, updated_at, solved_at, closed_at, event_count, last_hash)
    values (the_case, (c->>'number')::bigint, c->>'process', (c->>'processVersion')::int, c->>'state', c->>'family', (c->>'version')::int,
      c->>'subject', c->>'description', (c->>'priority')::smallint, c->>'channel', (c->>'organisationId')::bigint,
      (c->>'requesterId')::bigint, c->'requester', (c->>'teamId')::bigint, (c->>'assigneeId')::bigint, (c->>'departmentId')::bigint,
      (c->>'line')::smallint, c->'fields', (c->>'isRestricted')::boolean, (c->>'isInternal')::boolean, (c->>'isAwaitingAnswer')::boolean,
      (c->>'dueAt')::timestamptz, nullif(c->'clock', 'null'), (c->>'createdAt')::timestamptz, (c->>'occurredAt')::timestamptz,
      (c->>'updatedAt')::timestamptz, (c->>'solvedAt')::timestamptz, (c->>'closedAt')::timestamptz,
      (c->>'eventCount')::int, decode(c->>'lastHash', 'hex'));
  else
    update cases set
      state = c->>'state', family = c->>'family', version = (c->>'version')::int, subject = c->>'subject',
      description = c->>'description', priority = (c->>'priority')::smallint,
      process_version = (c->>'processVersion')::int, organisation_id = (c->>'organisationId')::bigint,
      -- not the requester: no move changes them, and a plan made before they were erased must not bring them back
      team_id = (c->>'teamId')::bigint, assignee_id = (c->>'assigneeId')::bigint,
      department_id = (c->>'departmentId')::bigint, line = (c->>'line')::smallint, fields = c->'fields',
      is_awaiting_answer = (c->>'isAwaitingAnswer')::boolean, due_at = (c->>'dueAt')::timestamptz,
      clock = nullif(c->'clock', 'null'), updated_at = (c->>'updatedAt')::timestamptz,
      solved_at = (c->>'solvedAt')::timestamptz, closed_at = (c->>'closedAt')::timestamptz,
      event_count = (c->>'eventCount')::int, last_hash = decode(c->>'lastHash', 'hex')
    where id = the_case and event_count = (p->>'plannedOn')::int;
    if not found then
      raise exception 'the case has moved on since it was read' using errcode = 'HY409';
    end if;
  end if;

  if p ? 'events' then
    insert into events (case_id, seq, kind, move, from_state, to_state, actor_kind, actor_id, via, visibility, at, occurred_at, content_hash, hash)
    select the_case, seq, kind, move, "from", "to", "actorKind", "actorId", via, visibility, at, "occurredAt", decode("contentHash", 'hex'), decode(hash, 'hex')
    from jsonb_to_recordset(p->'events') as e(seq int, kind text, move text, "from" text, "to" text, "actorKind" text, "actorId" bigint,
      via text, visibility text, at timestamptz, "occurredAt" timestamptz, "contentHash" text, hash text);
    insert into event_contents (case_id, seq, salt, content)
    select the_case, seq, decode(salt, 'hex'), content from jsonb_to_recordset(p->'events') as e(seq int, salt text, content jsonb);
  end if;

  if p ? 'clocks' then
    insert into clocks (case_id, clock, run, state, target, target_source, calendar_id, started_at, running_since, paused_since, pause_reason,
      stopped_at, elapsed_ms, due_at, is_provisional, next_step, next_step_at, breached_at)
    select the_case, clock, run, state, nullif(target, 'null'), "targetSource", "calendarId", "startedAt", "runningSince", "pausedSince", "pauseReason",
      "stoppedAt", "elapsedMs", "dueAt", "isProvisional", "nextStep", "nextStepAt", "breachedAt"
    from jsonb_to_recordset(p->'clocks') as k(clock text, run smallint, state text, target jsonb, "targetSource" jsonb, "calendarId" bigint,
      "startedAt" timestamptz, "runningSince" timestamptz, "pausedSince" timestamptz, "pauseReason" text, "stoppedAt" timestamptz,
      "elapsedMs" bigint, "dueAt" timestamptz, "isProvisional" boolean, "nextStep" text, "nextStepAt" timestamptz, "breachedAt" timestamptz)
    on conflict (case_id, clock, run) do update set
      state = excluded.state, target = excluded.target, target_source = excluded.target_source, calendar_id = excluded.calendar_id,
      running_since = excluded.running_since, paused_since = excluded.paused_since, pause_reason = excluded.pause_reason,
      stopped_at = excluded.stopped_at, elapsed_ms = excluded.elapsed_ms, due_at = excluded.due_at, is_provisional = excluded.is_provisional,
      next_step = excluded.next_step, next_step_at = excluded.next_step_at, breached_at = excluded.breached_at;
  end if;
  if p ? 'intervals' then
    insert into clock_intervals (case_id, clock, run, from_at, until_at, kind, reason, working_ms)
    select the_case, clock, run, "from", until, kind, reason, "workingMs"
    from jsonb_to_recordset(p->'intervals') as i(clock text, run smallint, "from" timestamptz, until timestamptz, kind text, reason text, "workingMs" bigint);
  end if;
  if p ? 'steps' then
    insert into clock_steps (case_id, clock, run, step, due_at, fired_at)
    select the_case, clock, run, step, "dueAt", "firedAt"
    from jsonb_to_recordset(p->'steps') as s(clock text, run smallint, step text, "dueAt" timestamptz, "firedAt" timestamptz);
  end if;

  if (p->>'endsTodos')::boolean then
    update todos set done_at = (p->>'at')::timestamptz where case_id = the_case and done_at is null;
  elsif p ? 'todosDueAt' then
    update todos set due_at = (p->>'todosDueAt')::timestamptz where case_id = the_case and done_at is null;
  end if;
  if p ? 'todos' then
    insert into todos (case_id, key, person_id, team_id, role, organisation_id, why, starts_at, due_at, created_at)
    select the_case, key, "personId", "teamId", role, "organisationId", why, "startsAt", "dueAt", (p->>'at')::timestamptz
    from jsonb_to_recordset(p->'todos') as t(key text, "personId" bigint, "teamId" bigint, role text, "organisationId" bigint, why jsonb,
      "startsAt" timestamptz, "dueAt" timestamptz);
  end if;
  if p ? 'measures' then
    insert into measures (case_id, measure, nth, at, real_ms, working_ms, actor_id, team_id, event_seq)
    select the_case, measure, nth, at, "realMs", "workingMs", "actorId", "teamId", seq
    from jsonb_to_recordset(p->'measures') as m(measure text, nth smallint, at timestamptz, "realMs" bigint, "workingMs" bigint, "actorId" bigint, "teamId" bigint, seq int);
  end if;
  if p ? 'parties' then
    insert into case_parties (case_id, person_id, organisation_id, part, added_at)
    select the_case, "personId", "organisationId", part, (p->>'at')::timestamptz
    from jsonb_to_recordset(p->'parties') as x("personId" bigint, "organisationId" bigint, part text)
    on conflict do nothing;
  end if;
  if p ? 'links' then
    insert into case_links (from_case_id, to_case_id, kind, created_at)
    select the_case, "toCaseId", kind, (p->>'at')::timestamptz from jsonb_to_recordset(p->'links') as l("toCaseId" bigint, kind text)
    on conflict do nothing;
  end if;
  if p ? 'submissions' then
    insert into submissions (form, form_version, case_id, subject, respondent_id, channel, entered_by, answers, score, at)
    select form, "formVersion", the_case, subject, "respondentId", channel, "enteredBy", answers, score, (p->>'at')::timestamptz
    from jsonb_to_recordset(p->'submissions') as s(form text, "formVersion" int, subject text, "respondentId" bigint, channel text, "enteredBy" bigint, answers jsonb, score smallint);
  end if;
  if p ? 'attachments' then
    update attachments set event_seq = a.seq, visibility = a.visibility
    from jsonb_to_recordset(p->'attachments') as a(id uuid, seq int, visibility text)
    where attachments.id = a.id and attachments.case_id = the_case and attachments.event_seq is null;
  end if;
  if p ? 'erases' then
    -- Content, and all that was copied from it; the salt too, so that nothing can be guessed from the hash that stays.
    update event_contents x set content = null, salt = '' from jsonb_to_recordset(p->'erases') as e(seq int)
    where x.case_id = the_case and x.seq = e.seq;
    delete from attachments a using jsonb_to_recordset(p->'erases') as e(seq int, attachments jsonb)
    where a.case_id = the_case and (a.event_seq = e.seq or e.attachments ? a.id::text);
    update submissions s set answers = coalesce((select jsonb_object_agg(key, value) from jsonb_each(s.answers) where jsonb_typeof(value) = 'number'), '{}')
    from jsonb_to_recordset(p->'erases') as e(at timestamptz) where s.case_id = the_case and s.at = e.at;
    update announcements n set payload = n.payload - 'told' - 'values' from jsonb_to_recordset(p->'erases') as e(seq int)
    where n.case_id = the_case and (n.payload->>'entry')::int = e.seq;
    update parked_announcements k set announcement = k.announcement #- '{payload,told}' #- '{payload,values}'
    from jsonb_to_recordset(p->'erases') as e(seq int)
    where k.announcement->>'caseId' = the_case::text and (k.announcement#>>'{payload,entry}')::int = e.seq;
  end if;
  if p ? 'parts' then
    for room_part in select key, value from jsonb_each(p->'parts') loop
      execute format('select keep_%I($1, $2, $3)', room_part.key) using the_case, (p->>'at')::timestamptz, room_part.value;
    end loop;
  end if;
  if p ? 'announcements' then
    insert into announcements (kind, case_id, version, at, payload)
    select kind, the_case, (c->>'version')::int, (p->>'at')::timestamptz, payload
    from jsonb_to_recordset(p->'announcements') as a(kind text, payload jsonb);
  end if;
  return jsonb_build_object('outcome', 'applied');
end $$;
