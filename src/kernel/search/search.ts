import type { Queryable } from "../db/pool.ts";
import { type Actor, mayDo } from "../people/actor.ts";
import { caseScope, personOf, seesInternal } from "../people/scope.ts";
import { parseNumber } from "../process/numbers.ts";
import type { FoundDevice, FoundOrganisation, FoundPerson } from "./contract.ts";
import { type CaseFound, caseById, casesByContact, casesByWords, type ScopeFrom, type Vector } from "./queries.ts";
import { devicesBySerial, organisationsByName, personsByContact, personsByName } from "./register-queries.ts";
import { asQuestion, phoneBeginnings } from "./rules.ts";
import { loadCutter } from "./words.ts";

export type Found = {
  isMistyped: boolean;
  cases: (CaseFound & { by: "number" | "phone" | "email" | "words" })[];
  persons: FoundPerson[];
  organisations: FoundOrganisation[];
  devices: FoundDevice[];
};

export const scopeOf =
  (actor: Actor): ScopeFrom =>
  (firstParameter) =>
    caseScope(actor, firstParameter);
export const vectorFor = (actor: Actor): Vector => (seesInternal(actor) ? "all_words" : "public_words");

/** Finds anything the actor may see. Numbers, contacts, serials and names are looked up first, words last. */
export async function search(db: Queryable, actor: Actor, q: string, limit: number): Promise<Found> {
  const asked = q.toWellFormed().normalize("NFKC").replaceAll("\u0000", "").trim();
  if (asked === "") return { isMistyped: false, cases: [], persons: [], organisations: [], devices: [] };
  const number = parseNumber(asked);
  const [known, cases, [organisations, devices]] = await Promise.all([
    findPersons(db, actor, asked, limit),
    casesOfNumberOrWords(db, actor, asked, number, limit),
    findRegisters(db, actor, asked, limit),
  ]);
  const byContact = await casesOfContact(db, actor, asked, known.byContact, limit);
  const all = new Map([...cases.byNumber, ...byContact, ...cases.byWords].reverse().map((one) => [one.id, one]));
  const found = [...all.values()].reverse().slice(0, limit);
  return {
    isMistyped: number === "mistyped" && found.length === 0,
    cases: found,
    persons: known.persons,
    organisations,
    devices,
  };
}

async function casesOfNumberOrWords(
  db: Queryable,
  actor: Actor,
  asked: string,
  number: ReturnType<typeof parseNumber>,
  limit: number,
) {
  const byNumber = typeof number === "object" ? await caseById(db, scopeOf(actor), number.id) : [];
  const question = byNumber.length > 0 ? null : asQuestion((await loadCutter()).ofQuestion(asked));
  const byWords = question
    ? await casesByWords(db, scopeOf(actor), vectorFor(actor), question, asked.toLowerCase(), limit)
    : [];
  return {
    byNumber: byNumber.map((one) => ({ ...one, by: "number" as const })),
    byWords: byWords.map((one) => ({ ...one, by: "words" as const })),
  };
}

const contactKind = (asked: string): "phone" | "email" | null => {
  if (asked.includes("@")) return "email";
  return phoneBeginnings(asked).length > 0 ? "phone" : null;
};

/** Only staff look people up: to customers and suppliers others' names and contacts are nobody's. */
const mayLookUpPeople = (actor: Actor) => actor.side === "staff" && mayDo(actor, "people.read");

async function findPersons(db: Queryable, actor: Actor, asked: string, limit: number) {
  if (!mayLookUpPeople(actor)) return { persons: [], byContact: [] };
  const kind = contactKind(asked);
  const byContact =
    kind === null
      ? []
      : await personsByContact(db, kind, kind === "email" ? [asked.toLowerCase()] : phoneBeginnings(asked), limit);
  const byName = kind === null ? await personsByName(db, asked, limit) : [];
  return { persons: [...byContact, ...byName], byContact: byContact.map(({ id }) => id) };
}

async function casesOfContact(db: Queryable, actor: Actor, asked: string, persons: readonly string[], limit: number) {
  const kind = contactKind(asked);
  if (kind === null || (!mayLookUpPeople(actor) && personOf(actor) === null)) return [];
  const exact = kind === "email" ? [asked.toLowerCase()] : [asked, ...phoneBeginnings(asked)];
  const cases = await casesByContact(db, scopeOf(actor), kind, exact, persons, limit);
  return cases.map((one) => ({ ...one, by: kind }));
}

async function findRegisters(
  db: Queryable,
  actor: Actor,
  asked: string,
  limit: number,
): Promise<[FoundOrganisation[], FoundDevice[]]> {
  const isSerial = asked.length >= 3 && /[\da-z]/i.test(asked);
  if (actor.side === "staff") {
    const organisations = mayLookUpPeople(actor) ? organisationsByName(db, asked, limit) : [];
    const devices = isSerial && mayDo(actor, "register.read") ? devicesBySerial(db, asked, null, limit) : [];
    return Promise.all([organisations, devices]);
  }
  if (actor.side !== "customer" || !isSerial) return [[], []];
  const own = [...actor.representedIds, ...(actor.organisationId === null ? [] : [actor.organisationId])];
  return [[], await devicesBySerial(db, asked, own, limit)];
}
