import { notFound, Refusal } from "../errors/refusal.ts";
import { type Route, route } from "../http/route.ts";
import type { Kernel } from "../kernel.ts";
import type { Actor } from "../people/actor.ts";
import { caseScope, personOf } from "../people/scope.ts";
import { formatNumber } from "../process/numbers.ts";
import { type NoticeView, noticeOperations } from "./contract.ts";
import { countUnread, listNotices, markAllRead, markRead, type NoticeRow } from "./queries.ts";
import { sayNotice } from "./words.ts";

const unreadCap = 100;

export const noticeRoutes = ({ db }: Kernel): Route[] => [
  route(noticeOperations.list, async ({ actor }, { query }) => {
    const person = personOf(actor);
    if (person === null) return { items: [], unread: 0, next: null };
    const limit = query.limit ?? 30;
    const scope = (firstParameter: number) => caseScope(actor, firstParameter);
    const [rows, unread] = await Promise.all([
      listNotices(db, person, scope, { before: readPage(query.cursor), limit }),
      countUnread(db, person, scope, unreadCap),
    ]);
    return { items: rows.map(present), unread, next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null };
  }),
  route(noticeOperations.read, async ({ actor, now }, { params }) => {
    if (!(await markRead(db, someone(actor), params.id, now))) throw notFound();
    return undefined;
  }),
  route(noticeOperations.readAll, async ({ actor, now }, { body }) => {
    await markAllRead(db, someone(actor), body.upTo ?? null, now);
    return undefined;
  }),
];

/** Programs have no notices of their own. */
function someone(actor: Actor): string {
  const person = personOf(actor);
  if (person === null) throw notFound();
  return person;
}

function readPage(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  if (!/^[1-9]\d{0,17}$/.test(cursor)) throw new Refusal("malformed", "bad-cursor");
  return cursor;
}

function present(row: NoticeRow): NoticeView {
  const number = row.number && formatNumber(row.number);
  const params = { ...row.params, ...(number ? { number, subject: row.subject ?? "" } : {}) };
  return {
    id: row.id,
    kind: row.kind,
    text: sayNotice(row.kind, params),
    number,
    at: row.created_at.toString(),
    readAt: row.read_at?.toString() ?? null,
  };
}
