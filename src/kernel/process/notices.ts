import type { Queryable } from "../db/pool.ts";
import type { Announcement } from "../jobs/announcement.ts";
import type { Reader } from "../jobs/reader.ts";
import { type Telling, tellPersons } from "../notify/notices.ts";
import type { NoticeKind, Params } from "../notify/words.ts";
import { deskRoles } from "../people/roles.ts";
import type { Words } from "../words/words.ts";

type Turn = { personId: string | null; teamId: string | null; role: string | null; organisationId: string | null };
type ScopeOfCase = {
  requesterId: string | null;
  teamId: string | null;
  assigneeId: string | null;
  departmentId: string | null;
};

/**
 * Who is told inside the system when something happens to a case: whoever's turn it has become, whoever a clock names, and the
 * customer where a move tells them something (D13, in-app and portal). A notice bears the time of what happened, not of the telling.
 */
export const caseNoticeReader: Reader = {
  name: "case-notices",
  handle: async (kernel, batch, tx) => {
    const tellings: Telling[] = [];
    const ofTurn = onceEach((turn: Turn) => personsOfTurn(tx, turn));
    const news = batch.filter((announcement) => isNews(announcement, kernel.now()));
    for (const announcement of news) {
      if (announcement.caseId !== null)
        tellings.push(...(await tellingsOf(tx, announcement, announcement.caseId, ofTurn)));
    }
    await tellPersons(tx, [...tellings, ...(await tellingsOfFollowers(tx, news))]);
  },
};

/** A backlog, such as the demo's three months, is not told to anybody as news. */
const isNews = ({ at }: Announcement, now: Temporal.Instant) =>
  now.epochMilliseconds - at.epochMilliseconds <= newsForMs;

/** Within a batch the same question has the same answer. */
function onceEach<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
): (question: Question) => Promise<Answer> {
  const known = new Map<string, Promise<Answer>>();
  return (question) => {
    const key = JSON.stringify(question);
    const answer = known.get(key) ?? ask(question);
    known.set(key, answer);
    return answer;
  };
}

async function tellingsOf(
  tx: Queryable,
  { kind, payload, at, ...place }: Announcement,
  caseId: string,
  ofTurn: (turn: Turn) => Promise<string[]>,
): Promise<Telling[]> {
  const scope = (payload.scope ?? {}) as ScopeOfCase;
  const tellings: Telling[] = [];
  const tell = (personIds: readonly string[], as: NoticeKind, cause: string, params?: Params) =>
    tellings.push({
      personIds,
      notice: { kind: as, caseId, params, once: `${cause}:${place.xid}.${place.id}` },
      at,
    });
  const turns = (payload.turns ?? (payload.turn ? [payload.turn] : [])) as Turn[];
  for (const { personId, teamId, role, organisationId } of turns) {
    const turn = { personId, teamId, role, organisationId };
    tell(await ofTurn(turn), noticeOfTurn(kind, turn), "turn");
  }
  if (payload.called) tell(payload.called as string[], "called-in", "called");
  if (payload.notify) {
    const { tell: told, move } = payload.notify as { tell: string[]; move: Words };
    tell(await personsOfTell(tx, caseId, told, scope), "happened", "notify", { move });
  }
  const customers = async () => [...(scope.requesterId ? [scope.requesterId] : []), ...(await sharing(tx, caseId))];
  if (payload.told) {
    tell(await customers(), kind.endsWith(".solved") ? "solved" : "news-for-customer", "told");
  }
  if (kind === "clock.warned" || kind === "clock.breached") {
    const persons = await personsOfTell(tx, caseId, (payload.tell ?? []) as string[], scope);
    const clock = (payload.title ?? { zh: "", en: "" }) as Words;
    tell(persons, kind === "clock.warned" ? "clock-warning" : "clock-breached", "clock", { clock });
  }
  if (kind === "case.urged") {
    const persons = await personsOfTell(tx, caseId, (payload.tell ?? []) as string[], scope);
    tell(persons, "urged", "urged", { nth: Number(payload.nth ?? 1) });
  }
  if (kind === "case.commented" && Array.isArray(payload.mentions)) {
    tell(payload.mentions as string[], "mentioned", "mention");
  }
  if (kind === "case.resources-asked" || kind === "case.resources-answered") {
    const as = kind === "case.resources-asked" ? "resources-asked" : "resources-answered";
    tell((payload.persons ?? []) as string[], as, "resources");
  }
  if (kind === "case.contacts-ended" || kind === "case.call-wanted") {
    const persons = await personsOfTell(tx, caseId, (payload.tell ?? []) as string[], scope);
    tell(persons, kind === "case.call-wanted" ? "call-wanted" : "contacts-ended", "contact");
  }
  if (kind === "case.commented" && payload.byCustomer === true) {
    const persons = scope.assigneeId ? [scope.assigneeId] : await personsOfTell(tx, caseId, ["responsible"], scope);
    tell(persons, "customer-replied", "reply");
  } else if (kind === "case.commented" && payload.visibility === "public") {
    tell(await customers(), "news-for-customer", "reply");
  }
  return tellings;
}

/**
 * Who follows a case hears of its moves, of words and of clocks overdue, but for what they did themselves, and for its registration, which
 * was before anybody could follow it. Whether they may still see it is asked when the notice is read.
 */
async function tellingsOfFollowers(tx: Queryable, news: readonly Announcement[]): Promise<Telling[]> {
  const worthIt = news.filter(
    ({ kind, payload: { move } }) =>
      kind === "case.commented" || kind === "clock.breached" || (typeof move === "string" && move !== "register"),
  );
  if (worthIt.length === 0) return [];
  const { rows } = await tx.query<{ n: number; person_id: string }>({
    name: "notices.followers",
    text: `select h.n::int - 1 as n, f.person_id
      from unnest($1::bigint[], $2::int[]) with ordinality as h(case_id, seq, n) join case_followers f on f.case_id = h.case_id
      where not exists (select from events e where e.case_id = h.case_id and e.seq = h.seq and e.actor_kind = 'person' and e.actor_id = f.person_id)`,
    values: [worthIt.map(({ caseId }) => caseId), worthIt.map(({ payload }) => payload.entry ?? null)],
  });
  return rows.flatMap(({ n, person_id }): Telling[] => {
    const { kind, caseId, payload, at, xid, id } = worthIt[n]!;
    if (caseId === null) return [];
    const isBreach = kind === "clock.breached";
    const params = isBreach ? { clock: (payload.title ?? { zh: "", en: "" }) as Words } : undefined;
    const notice = {
      kind: isBreach ? "followed-breached" : "followed",
      caseId,
      params,
      once: `follow:${xid}.${id}`,
    } as const;
    return [{ personIds: [person_id], notice, at }];
  });
}

/** Customers a case is shared with: those whose own was merged into it hear of it as if it were theirs (D22). */
async function sharing(tx: Queryable, caseId: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>({
    name: "notices.sharing",
    text: "select person_id as id from case_parties where case_id = $1 and part = 'customer' and person_id is not null",
    values: [caseId],
  });
  return rows.map(({ id }) => id);
}

/** Roles that answer for the whole house: told wherever in it they are held. */
const houseRoles = ["incident-manager", "project-manager", "desk-lead"];

const newsForMs = 24 * 3_600_000;

function noticeOfTurn(kind: string, turn: Turn): NoticeKind {
  if (kind.endsWith(".returned") || kind.endsWith(".not-solved")) return "returned";
  if (kind.endsWith(".reopened")) return "reopened";
  if (kind.endsWith(".escalated")) return "escalated";
  if (kind.endsWith(".contact-passed") || kind.endsWith(".reported")) return "dispatched";
  if (turn.personId) return "assigned";
  return turn.role ? "dispatched" : "to-your-team";
}

async function personsOfTurn(tx: Queryable, turn: Turn): Promise<string[]> {
  if (turn.personId) return [turn.personId];
  const { rows } = await tx.query<{ id: string }>({
    name: "notices.of-turn",
    text: `select m.person_id as id from team_members m join persons p on p.id = m.person_id and p.is_active where m.team_id = $1::bigint
      union select m.person_id from memberships m join persons p on p.id = m.person_id and p.is_active
      where m.role = $2 and m.organisation_id = $3::bigint`,
    values: [turn.teamId, turn.role, turn.organisationId],
  });
  return rows.map(({ id }) => id);
}

async function personsOfTell(
  tx: Queryable,
  caseId: string,
  tell: readonly string[],
  scope: ScopeOfCase,
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>({
    name: "notices.of-tell",
    text: `select t.person_id as id from todos t where 'responsible' = any($1) and t.case_id = $2 and t.done_at is null and t.person_id is not null
      union select m.person_id from todos t join team_members m on m.team_id = t.team_id
        where 'responsible' = any($1) and t.case_id = $2 and t.done_at is null
      union select m.person_id from todos t join memberships m on m.role = t.role and m.organisation_id = t.organisation_id
        where 'responsible' = any($1) and t.case_id = $2 and t.done_at is null
      union select $3::bigint where 'assignee' = any($1) and $3::bigint is not null
      union select m.person_id from team_members m join teams t on t.id = m.team_id where 'desk' = any($1) and t.line = 1 and t.archived_at is null
        and exists (select from memberships r where r.person_id = m.person_id and r.role = any($6))
      union select m.person_id from team_members m where 'team' = any($1) and m.team_id = $4::bigint
      union select m.person_id from memberships m where m.role = any($1) and m.organisation_id = $5::bigint
      union select m.person_id from memberships m where m.role = any($7)`,
    values: [
      tell,
      caseId,
      scope.assigneeId,
      scope.teamId,
      scope.departmentId,
      deskRoles,
      houseRoles.filter((role) => tell.includes(role)),
    ],
  });
  return rows.map(({ id }) => id);
}
