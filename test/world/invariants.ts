import type { Database, Queryable } from "#kernel/db/pool.ts";
import type { ClockDefinition, ProcessDefinition } from "#kernel/process/definition.ts";
import { type EntryContent, firstBrokenEntry } from "#kernel/process/timeline.ts";
import type { DefinitionBook } from "#kernel/process/versions.ts";

/**
 * What must be true of every case at every moment, whoever did what in whichever order and whatever was killed meanwhile. Read from
 * the tables alone, so that it holds the engine to account and not itself, and as of one moment, since the relay may be at work
 * beside. Answers what is broken, in words; nothing is well.
 */
export async function findBroken(
  db: Pick<Database, "transaction">,
  definitions: Pick<DefinitionBook, "version">,
): Promise<string[]> {
  return db.transaction(async (moment) => {
    await moment.query({ text: "set transaction isolation level repeatable read, read only" });
    return findBrokenAt(moment, definitions);
  });
}

/** The same within a transaction of the caller's, for what is undone afterwards. */
export async function findBrokenAt(db: Queryable, definitions: Pick<DefinitionBook, "version">): Promise<string[]> {
  const rows = await factsOfAll(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = rows.flatMap((row) => {
    const definition = definitions.version(row.process, row.process_version);
    return rules.flatMap((rule) =>
      rule(row, definition, byId).map((wrong) => `${row.process} ${row.id} in ${row.state}: ${wrong}`),
    );
  });
  return [...found, ...(await findBrokenAcross(db))];
}

type EventFacts = {
  seq: number;
  kind: string;
  move: string | null;
  from_state: string | null;
  to_state: string | null;
  actor_kind: "person" | "api-key" | "link" | "system";
  actor_id: number | null;
  via: string;
  visibility: "public" | "internal";
  at: string;
  occurred_at: string;
  content_hash: string;
  hash: string;
  salt: string;
  content: EntryContent | null;
};
type CaseFacts = {
  id: string;
  process: string;
  process_version: number;
  state: string;
  family: string;
  columns: Record<string, unknown>;
  fields: Record<string, unknown>;
  event_count: number;
  last_hash: string;
  due_at: Temporal.Instant | null;
  created_at: Temporal.Instant;
  events: EventFacts[];
  todos: number;
  seen_todos: number;
  linked: string[];
  measures: { measure: string; nth: number; at: string; real_ms: number; working_ms: number; event_seq: number }[];
  clocks: { clock: string; run: number; state: string; due_at: string | null; elapsed_ms: number; ran_ms: number }[];
  steps: { clock: string; run: number; step: string; due_at: string; fired_at: string }[];
  announced: number[];
};

const factsSql = `
  select c.id, c.process, c.process_version, c.state, c.family, c.fields, c.event_count, encode(c.last_hash, 'hex') as last_hash,
    c.due_at, c.created_at,
    jsonb_build_object('assigneeId', c.assignee_id::text, 'teamId', c.team_id::text, 'departmentId', c.department_id::text,
      'organisationId', c.organisation_id::text, 'priority', c.priority, 'subject', c.subject, 'line', c.line) as columns,
    (select coalesce(jsonb_agg(to_jsonb(e) || jsonb_build_object('content_hash', encode(e.content_hash, 'hex'), 'hash', encode(e.hash, 'hex'),
        'salt', encode(x.salt, 'hex'), 'content', x.content) order by e.seq), '[]')
      from events e join event_contents x using (case_id, seq) where e.case_id = c.id) as events,
    (select count(*)::int from todos t where t.case_id = c.id and t.done_at is null) as todos,
    (select count(*)::int from todos t where t.case_id = c.id and t.done_at is null and exists (
      select from persons p where p.is_active and (p.id = t.person_id
        or exists (select from team_members m join teams x on x.id = m.team_id and x.archived_at is null where m.team_id = t.team_id and m.person_id = p.id)
        or exists (select from memberships m where m.role = t.role and m.organisation_id = t.organisation_id and m.person_id = p.id)))) as seen_todos,
    array(select l.from_case_id::text from case_links l where l.to_case_id = c.id) as linked,
    (select coalesce(jsonb_agg(to_jsonb(m)), '[]') from measures m where m.case_id = c.id) as measures,
    (select coalesce(jsonb_agg(to_jsonb(k) || jsonb_build_object('ran_ms', (select coalesce(sum(working_ms), 0) from clock_intervals i
        where i.case_id = k.case_id and i.clock = k.clock and i.run = k.run and i.kind = 'ran')) order by k.run), '[]')
      from clocks k where k.case_id = c.id) as clocks,
    (select coalesce(jsonb_agg(to_jsonb(s)), '[]') from clock_steps s where s.case_id = c.id) as steps,
    '{}'::int[] as announced
  from cases c where c.id > $1 order by c.id limit 500`;

/** Page by page, and announcements apart, whose table knows no way from a case: a day of thousands is read in time. */
async function factsOfAll(db: Queryable): Promise<CaseFacts[]> {
  const announced = await db.query<{ case_id: string; entries: number[] }>({
    text: "select case_id, array_agg((payload->>'entry')::int) as entries from announcements where payload ? 'entry' group by case_id",
  });
  const entriesOf = new Map(announced.rows.map(({ case_id, entries }) => [case_id, entries]));
  const all: CaseFacts[] = [];
  for (;;) {
    const { rows } = await db.query<CaseFacts>({ text: factsSql, values: [all.at(-1)?.id ?? "0"] });
    if (rows.length === 0) return all;
    for (const row of rows) all.push({ ...row, announced: entriesOf.get(row.id) ?? [] });
  }
}

type Rule = (row: CaseFacts, definition: ProcessDefinition, all: ReadonlyMap<string, CaseFacts>) => string[];
const when = (condition: boolean, ...wrong: string[]): string[] => (condition ? wrong : []);

const stateIsDeclared: Rule = ({ state, family }, { states }) => {
  const declared = states[state];
  if (declared === undefined) return ["is in a state nobody declared"];
  return when(declared.family !== family, `is filed under ${family}, not ${declared.family}`);
};

/** I6, M4: one entry after the other, each chained to the one before. */
const chainVerifies: Rule = ({ id, events, event_count, last_hash }) => {
  const entries = events.map((e) => ({
    seq: e.seq,
    kind: e.kind,
    move: e.move,
    from: e.from_state,
    to: e.to_state,
    actorKind: e.actor_kind,
    actorId: e.actor_id === null ? null : String(e.actor_id),
    via: e.via,
    visibility: e.visibility,
    at: Temporal.Instant.from(e.at),
    occurredAt: Temporal.Instant.from(e.occurred_at),
    contentHash: e.content_hash,
    hash: e.hash,
    salt: e.salt,
    content: e.content,
  }));
  const broken = firstBrokenEntry(id, entries);
  return [
    ...when(broken !== null, `entry ${broken} does not fit the chain`),
    ...when(events.length !== event_count, `counts ${event_count} entries and has ${events.length}`),
    ...when(events.at(-1)?.hash !== last_hash, "its last hash is not that of its last entry"),
  ];
};

/** M4: content that is gone was erased by somebody, by an entry that says so; nothing of it is left. */
const erasedOnRecord: Rule = ({ events }) => {
  const erased = events.flatMap(({ content }) => (content?.erased === undefined ? [] : [content.erased]));
  return events
    .filter(({ content }) => content === null)
    .flatMap(({ seq, salt }) => [
      ...when(!erased.includes(seq), `entry ${seq} was erased and no entry says so`),
      ...when(salt !== "", `entry ${seq} was erased and can still be guessed`),
    ]);
};

/** I6: replaying the history gives the present: state, columns, fields. */
const historyExplainsThePresent: Rule = ({ events, state, columns, fields }, definition) => {
  const wrong: string[] = [];
  let now: string | null = null;
  // What was erased for privacy cannot be replayed; where the case went can.
  const current = new Set(bySameVersion(events));
  const isErased = events.some(({ content }) => content === null);
  const values: Record<string, unknown> = { ...events[0]?.content?.began };
  for (const event of events) {
    if (event.to_state !== null) {
      if (event.from_state !== now) wrong.push(`entry ${event.seq} leaves ${event.from_state}, but it was in ${now}`);
      if ((event.kind === "moved" || event.kind === "unmerged") && current.has(event))
        wrong.push(...undeclaredMove(event, definition));
      now = event.to_state;
    }
    for (const [key, [before, after]] of Object.entries(event.content?.changes ?? {})) {
      if (event.kind === "clock") continue; // due times that a calendar moved: no value of the case
      const known = values[key] ?? null;
      if (!isErased && JSON.stringify(known) !== JSON.stringify(before ?? null))
        wrong.push(
          `entry ${event.seq} changes ${key} from ${JSON.stringify(before)}, but it was ${JSON.stringify(known)}`,
        );
      values[key] = after;
    }
  }
  if (now !== state) wrong.push(`its history ends in ${now}`);
  const present: Record<string, unknown> = { ...columns, ...fields };
  for (const key of new Set([...Object.keys(values), ...Object.keys(present)])) {
    const [told, is] = [JSON.stringify(values[key] ?? null), JSON.stringify(present[key] ?? null)];
    if (!isErased && told !== is) wrong.push(`${key} is ${is}, its history says ${told}`);
  }
  return wrong;
};

/** Entries made by the version the case runs by now: what happened before it was moved there went by another. */
const bySameVersion = (events: readonly EventFacts[]): EventFacts[] =>
  events.slice(events.findLastIndex(({ kind }) => kind === "upgraded" || kind === "converted") + 1);

function undeclaredMove({ seq, move, from_state, to_state }: EventFacts, { moves }: ProcessDefinition): string[] {
  const declared = moves[move ?? ""];
  if (declared === undefined) return [`entry ${seq} is the undeclared move ${move}`];
  const leads =
    declared.orTo.includes(to_state ?? "") ||
    (declared.to === "same" ? to_state === from_state : declared.to === "previous" || declared.to === to_state);
  return when(
    !declared.from.includes(from_state ?? "") || !leads,
    `entry ${seq}: ${move} does not lead from ${from_state} to ${to_state}`,
  );
}

/** Every request is somebody's at every moment; what has ended is nobody's. */
const somebodyIsResponsible: Rule = ({ state, todos, linked }, { states }, all) => {
  const declared = states[state];
  if (declared === undefined) return [];
  if (declared.responsible.who === "nobody") return when(todos > 0, `has ended and ${todos} to-dos are open`);
  if (declared.responsible.who === "linked")
    return when(!linked.some((id) => hasTurn(all.get(id))), "waits for nobody");
  if (declared.responsible.who === "several") return when(todos === 0, "is called upon nobody");
  return when(todos !== 1, `${todos} to-dos are open, not one`);
};
/** And by somebody who is there to see it: nobody's department, no team without members, no one who has left. */
const somebodySeesIt: Rule = ({ todos, seen_todos }) =>
  when(todos !== seen_todos, `${todos - seen_todos} to-dos are addressed to nobody who is there`);
const hasTurn = (linked: CaseFacts | undefined): boolean => linked !== undefined && linked.todos > 0;

/** M4: each measure stands with the entry that caused it. */
const measuresAgree: Rule = ({ measures, events, created_at }, { moves, registration }) => {
  const conversion = events.findLast(({ kind }) => kind === "converted")?.seq ?? 0;
  return measures.flatMap(({ measure, at, real_ms, working_ms, event_seq }) => {
    const event = events.find(({ seq }) => seq === event_seq);
    if (event === undefined) return [`measure ${measure} has no entry`];
    const move = moves[event.move ?? ""];
    const caused =
      event.kind === "registered"
        ? registration.measures
        : event.kind === "converted"
          ? ["converted"]
          : event.kind === "commented"
            ? ["first-response"]
            : event.kind === "called-again"
              ? ["chased"]
              : event.kind.startsWith("reviewed-")
                ? ["reviewed"]
                : [...(move?.measures ?? []), ...(move?.isReturn ? ["returned"] : [])];
    const since = Temporal.Instant.from(at).epochMilliseconds - created_at.epochMilliseconds;
    return [
      // What happened under another process was caused by a move of that one.
      ...when(
        event_seq >= conversion && !caused.includes(measure),
        `measure ${measure} is not caused by its entry ${event_seq}`,
      ),
      ...when(at !== event.occurred_at, `measure ${measure} is of ${at}, its entry of ${event.occurred_at}`),
      ...when(since !== Number(real_ms), `measure ${measure}: ${real_ms} ms, in truth ${since}`),
      ...when(Math.abs(Number(working_ms)) > Math.abs(since), `measure ${measure}: more working time than time`),
    ];
  });
};

/** M4: and each entry that causes measures has them. */
const nothingUnmeasured: Rule = ({ measures, events }, { moves, registration }) =>
  bySameVersion(events).flatMap((event) => {
    const due = event.kind === "registered" ? registration.measures : (moves[event.move ?? ""]?.measures ?? []);
    const here = measures.filter(({ event_seq }) => event_seq === event.seq).map(({ measure }) => measure);
    return due.filter((measure) => !here.includes(measure)).map((measure) => `entry ${event.seq} lacks ${measure}`);
  });

/** L3: the state of its clocks follows from the state of the case. */
const clocksFollow: Rule = (row, definition) => {
  const latest = new Map(row.clocks.map((clock) => [clock.clock, clock]));
  const wrong = Object.entries(definition.clocks).flatMap(([key, declared]) => {
    const is = latest.get(key)?.state ?? "stopped";
    // Perhaps nothing is promised, or no longer since it was reopened under another priority: only what runs is held to something.
    if (declared.onlyWithTarget && is === "stopped") return [];
    const should = shouldBe(row, declared);
    if (should === "paused") return when(is === "running", `clock ${key} runs and should not`);
    return when(is !== should, `clock ${key} is ${is}, should be ${should}`);
  });
  const dues = row.clocks.flatMap(({ clock, state, due_at }) =>
    state === "running" && due_at !== null && !definition.clocks[clock]?.isPrompt
      ? [Temporal.Instant.from(due_at)]
      : [],
  );
  const soonest = dues.sort(Temporal.Instant.compare)[0]?.toString();
  const left = row.clocks.filter((clock) => clock !== latest.get(clock.clock) && clock.state !== "stopped");
  return [
    ...wrong,
    ...left.map(({ clock, run, state }) => `run ${run} of clock ${clock} was left ${state}`),
    ...when(soonest !== row.due_at?.toString(), `is due ${row.due_at}, its clocks say ${soonest}`),
    ...row.clocks
      .filter(({ elapsed_ms, ran_ms }) => Number(elapsed_ms) !== Number(ran_ms))
      .map(({ clock, run }) => `clock ${clock} ${run}: elapsed is not the sum of its intervals`),
  ];
};

const shouldBe = ({ state, measures, fields }: CaseFacts, { stopsAt, onlyWith, runsIn, pausesIn }: ClockDefinition) => {
  if (onlyWith !== undefined && fields[onlyWith] === undefined) return "stopped";
  if (stopsAt !== undefined && measures.some(({ measure }) => measure === stopsAt)) return "stopped";
  return runsIn.includes(state) ? "running" : pausesIn.includes(state) ? "paused" : "stopped";
};

/** I5: every step has fired once, with its entry, and never early. */
const stepsFireOnce: Rule = ({ steps, events }) => {
  const told = events.flatMap(({ content }) =>
    content?.clock && content.clock.step !== "replanned" ? [content.clock] : [],
  );
  const of = (one: { clock: string; run: number; step: string }) => `${one.clock} ${one.run} ${one.step}`;
  const entries = told.map(of).sort();
  const fired = steps.map(of).sort();
  return [
    ...when(entries.join() !== fired.join(), `steps fired (${fired}) and entries (${entries}) differ`),
    ...steps
      .filter(({ due_at, fired_at }) => Temporal.Instant.compare(fired_at, due_at) < 0)
      .map((step) => `step ${of(step)} fired early`),
  ];
};

/** I4: what happened is announced once, no more and no less. */
const announcedOnce: Rule = ({ events, announced }) =>
  when(
    [...announced].sort((a, b) => a - b).join() !==
      events.flatMap(({ seq, content }) => (content?.because === "calendar" ? [] : [seq])).join(),
    `entries announced: ${announced}`,
  );

const rules: Rule[] = [
  stateIsDeclared,
  chainVerifies,
  erasedOnRecord,
  historyExplainsThePresent,
  somebodyIsResponsible,
  somebodySeesIt,
  measuresAgree,
  nothingUnmeasured,
  clocksFollow,
  stepsFireOnce,
  announcedOnce,
];

/** I3, D16, D22: numbers are unique, nobody is called twice about one solution, and what was merged leads to one other. */
async function findBrokenAcross(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ wrong: string }>({
    text: `select 'number ' || number || ' is given twice' as wrong from cases group by number having count(*) > 1
      union all
      select 'incident ' || l.to_case_id || ' has ' || count(*) || ' open follow-ups' from case_links l join cases c on c.id = l.from_case_id
        where l.kind = 'follow-up-of' and c.family in ('open', 'waiting') group by l.to_case_id having count(*) > 1
      union all
      select 'case ' || l.from_case_id || ' is about ' || count(*) || ' cases' from case_links l
        where l.kind = 'follow-up-of' group by l.from_case_id having count(*) > 1
      union all
      select 'case ' || c.id || ' says it was merged, and no one merge of it stands' from cases c
        where c.fields ? 'mergedInto' and (select count(*) from case_merges m join case_links l on l.from_case_id = m.case_id
          and l.to_case_id = m.into_case_id and l.kind = 'merged-into' where m.case_id = c.id and m.undone_at is null) <> 1
      union all
      select 'case ' || m.case_id || ' was merged and does not say so' from case_merges m join cases c on c.id = m.case_id
        where m.undone_at is null and not c.fields ? 'mergedInto'`,
  });
  return rows.map(({ wrong }) => wrong);
}
