import { notFound, Refusal } from "#kernel/errors/refusal.ts";
import { type Route, rawRoute, route } from "#kernel/http/route.ts";
import { caseScope, personOf } from "#kernel/people/scope.ts";
import type { Engine } from "#kernel/process/engine.ts";
import { caseIdOf, formatNumber } from "#kernel/process/numbers.ts";
import type { MailChannel } from "./channel.ts";
import { mailOperations as operations, type WholeLetter } from "./contract.ts";
import { findThread } from "./intake-queries.ts";
import type { Mailboxes } from "./mailbox.ts";
import { originalOf } from "./original.ts";
import { presentDelivery, presentLetter } from "./present.ts";
import type { ReadMessage } from "./reading/index.ts";
import { releaseLetter } from "./settling.ts";
import { refersTo, tokenIn } from "./threads.ts";
import {
  countQuarantined,
  deliveriesOfCase,
  discard,
  findCaseInScope,
  findLetter,
  lettersOfCase,
  listFailed,
  listLetters,
  tryAgain,
} from "./view-queries.ts";

type Serving = { engine: Engine; mailboxes: Mailboxes; mail: MailChannel };
type Asked = Parameters<typeof caseScope>[0];

const waitingCap = 100;
const scopeOf = (actor: Asked) => (first: number) => caseScope(actor, first);

export function mailRoutes(serving: Serving): Route[] {
  const { engine, mail } = serving;
  const { db } = engine.ground.kernel;
  /** A letter that has become part of a case is read by who may read the case. */
  const readable = async (actor: Asked, id: string) => {
    const letter = await findLetter(db, scopeOf(actor), id);
    if (letter === null || (letter.case_id !== null && letter.number === null)) throw notFound();
    return letter;
  };
  const settled = async (actor: Asked, id: string) => {
    const letter = await findLetter(db, scopeOf(actor), id);
    if (letter === null) throw notFound();
    const { state, number } = presentLetter(letter);
    return { id, state, number };
  };
  return [
    route(operations.letters, async ({ actor }, { query }) => {
      const limit = query.limit ?? 50;
      const page = { state: query.state ?? null, before: before(query.cursor), limit };
      const [rows, waiting] = await Promise.all([
        listLetters(db, scopeOf(actor), page),
        countQuarantined(db, waitingCap),
      ]);
      return { items: rows.map(presentLetter), waiting, next: rows.length === limit ? rows.at(-1)!.id : null };
    }),
    route(operations.letter, async ({ actor }, { params }) => {
      const letter = await readable(actor, params.id);
      const read = await mail.read(letter.raw).catch(() => null);
      return whole(presentLetter(letter), read, await answersTo(serving, actor, read));
    }),
    rawRoute(operations.original, async ({ actor }, { params, query }, { reply }) => {
      const letter = await readable(actor, params.id);
      const read = await mail.read(letter.raw).catch(() => null);
      if (read === null || read.html === null) throw notFound();
      const { page, policy } = originalOf(read, query.remote === "true");
      return reply
        .headers({
          "content-type": "text/html; charset=utf-8",
          "content-security-policy": policy,
          "x-frame-options": "SAMEORIGIN",
          "x-content-type-options": "nosniff",
          "cache-control": "private, no-store",
        })
        .send(page);
    }),
    route(operations.release, async (asking, { params, body }) => {
      await releaseLetter(serving, asking, params.id, body.number);
      return settled(asking.actor, params.id);
    }),
    route(operations.discard, async ({ actor, now }, { params }) => {
      if ((await findLetter(db, scopeOf(actor), params.id)) === null) throw notFound();
      if (!(await discard(db, params.id, personOf(actor), now))) throw new Refusal("conflict", "letter-settled");
      return settled(actor, params.id);
    }),
    route(operations.ofCase, async ({ actor }, { params }) => {
      const caseId = caseIdOf(params.number);
      if ((await findCaseInScope(db, scopeOf(actor), caseId)) === null) throw notFound("no-such-case");
      const [letters, deliveries] = await Promise.all([lettersOfCase(db, caseId), deliveriesOfCase(db, caseId)]);
      return { letters, deliveries: deliveries.map(presentDelivery) };
    }),
    route(operations.deliveries, async ({ actor }, { query }) => {
      const limit = query.limit ?? 50;
      const rows = await listFailed(db, scopeOf(actor), { before: before(query.cursor), limit });
      return { items: rows.map(presentDelivery), next: rows.length === limit ? rows.at(-1)!.id : null };
    }),
    route(operations.sendAgain, async ({ actor, now }, { params }) => {
      const row = await tryAgain(db, scopeOf(actor), params.id, now);
      if (row === null) throw notFound();
      return presentDelivery(row);
    }),
  ];
}

function before(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  if (!/^[1-9]\d{0,17}$/.test(cursor)) throw new Refusal("malformed", "bad-cursor");
  return cursor;
}

async function answersTo(
  { engine }: Serving,
  actor: Asked,
  read: ReadMessage | null,
): Promise<WholeLetter["answersTo"]> {
  if (read === null) return null;
  const { db } = engine.ground.kernel;
  const address = read.from?.address ?? "";
  const thread = await findThread(db, { refers: refersTo(read), token: tokenIn(read.subject), address });
  const found = thread && (await findCaseInScope(db, scopeOf(actor), thread.caseId));
  return found && { number: formatNumber(found.number), subject: found.subject };
}

const whole = (
  letter: ReturnType<typeof presentLetter>,
  read: ReadMessage | null,
  answers: WholeLetter["answersTo"],
): WholeLetter => ({
  ...letter,
  to: [...(read?.to ?? []), ...(read?.cc ?? [])].map(({ name, address }) =>
    name === "" ? address : `${name} <${address}>`,
  ),
  sentAt: read?.date ?? null,
  text: read?.text ?? "",
  hasLayout: read !== null && read.html !== null,
  hasRemotePictures: read?.html?.includes("data-remote-src=") ?? false,
  attachments: (read?.attachments ?? []).map(({ name, type, size }) => ({ name, type, size })),
  sign: read?.kind.sign ?? null,
  isUnreadable: read === null,
  answersTo: answers,
});
