import type { Queryable } from "../db/pool.ts";
import type { Announcement } from "../jobs/announcement.ts";
import type { Reader } from "../jobs/reader.ts";
import { tellPersons } from "../notify/notices.ts";
import type { NoticeKind } from "../notify/words.ts";
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
    for (const announcement of batch) {
      if (announcement.caseId !== null && announcement.kind !== "notices.told")
        await tellOf(tx, announcement, announcement.caseId, kernel.now());
    }
  },
};

async function tellOf(
  tx: Queryable,
  { kind, payload, at, ...place }: Announcement,
  caseId: string,
  now: Temporal.Instant,
): Promise<void> {
  // A backlog, such as the demo's three months, is not told to anybody as news.
  if (now.epochMilliseconds - at.epochMilliseconds > newsForMs) return;
  const scope = (payload.scope ?? {}) as ScopeOfCase;
  const once = (what: string) => `${what}:${place.xid}.${place.id}`;
  const turn = payload.turn as Turn | undefined;
  if (turn) {
    const notice = { kind: noticeOfTurn(kind, turn), caseId, once: once("turn") };
    await tellPersons(tx, await personsOfTurn(tx, turn), notice, at);
  }
  if (payload.told && scope.requesterId) {
    await tellPersons(
      tx,
      [scope.requesterId],
      { kind: kind.endsWith(".solved") ? "solved" : "news-for-customer", caseId, once: once("told") },
      at,
    );
  }
  if (kind === "clock.warned" || kind === "clock.breached") {
    const persons = await personsOfTell(tx, caseId, (payload.tell ?? []) as string[], scope);
    const params = { clock: (payload.title ?? { zh: "", en: "" }) as Words };
    await tellPersons(
      tx,
      persons,
      { kind: kind === "clock.warned" ? "clock-warning" : "clock-breached", caseId, params, once: once("clock") },
      at,
    );
  }
  if (kind === "case.commented" && payload.byCustomer === true) {
    const persons = scope.assigneeId ? [scope.assigneeId] : await personsOfTell(tx, caseId, ["responsible"], scope);
    await tellPersons(tx, persons, { kind: "customer-replied", caseId, once: once("reply") }, at);
  } else if (kind === "case.commented" && payload.visibility === "public" && scope.requesterId) {
    await tellPersons(tx, [scope.requesterId], { kind: "news-for-customer", caseId, once: once("reply") }, at);
  }
}

const newsForMs = 24 * 3_600_000;

function noticeOfTurn(kind: string, turn: Turn): NoticeKind {
  if (kind.endsWith(".returned") || kind.endsWith(".not-solved")) return "returned";
  if (kind.endsWith(".reopened")) return "reopened";
  if (kind.endsWith(".escalated")) return "escalated";
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
      union select m.person_id from memberships m where m.role = any($1) and m.organisation_id = $5::bigint`,
    values: [tell, caseId, scope.assigneeId, scope.teamId, scope.departmentId, deskRoles],
  });
  return rows.map(({ id }) => id);
}
