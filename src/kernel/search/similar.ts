import type { Queryable } from "../db/pool.ts";
import { notFound } from "../errors/refusal.ts";
import type { Actor } from "../people/actor.ts";
import { caseIdOf } from "../process/numbers.ts";
import { frequencies, type SimilarFound, similarCases, textOfCase, type Which } from "./queries.ts";
import { rarest, tellsCasesApart } from "./rules.ts";
import { scopeOf, vectorFor } from "./search.ts";
import { loadCutter } from "./words.ts";

const shown = 8;
const wordsAsked = 200;

/** D6: cases that resemble a text, within the actor's scope; nothing where no word tells cases apart. */
export async function similarTo(
  db: Queryable,
  actor: Actor,
  text: string,
  near: { caseId: string | null; organisationId: string | null },
  which: Which = "all",
): Promise<SimilarFound[]> {
  const cutter = await loadCutter();
  const words = [...cutter.ofText(text)].filter(tellsCasesApart).slice(0, wordsAsked);
  if (words.length === 0) return [];
  const known = await frequencies(db, words);
  // Its own document is one of those counted: a word that only it has leads nowhere.
  const own = near.caseId === null ? 0 : 1;
  const others = known.words.map(({ word, documents }) => ({ word, documents: documents - own }));
  const telling = rarest(others, known.total);
  if (telling.length === 0) return [];
  return similarCases(db, scopeOf(actor), vectorFor(actor), telling, near, shown, which);
}

/** D6: open cases of a customer that resemble a text: what a call may be about already. */
export async function openLike(db: Queryable, actor: Actor, text: string, organisationId: string): Promise<string[]> {
  const found = await similarTo(db, actor, text, { caseId: null, organisationId }, "open-of-customer");
  return found.map(({ id }) => id);
}

/** D6: cases that resemble this one. Throws not-found outside the actor's scope. */
export async function similarToCase(db: Queryable, actor: Actor, number: string): Promise<SimilarFound[]> {
  const caseId = caseIdOf(number);
  const found = await textOfCase(db, scopeOf(actor), caseId);
  if (!found) throw notFound();
  return similarTo(db, actor, found.text, { caseId, organisationId: found.organisationId });
}
