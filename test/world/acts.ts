import * as fc from "fast-check";
import { Refusal } from "#kernel/errors/refusal.ts";
import type { Field } from "#kernel/forms/field.ts";
import type { ProcessDefinition } from "#kernel/process/definition.ts";
import { movesFrom } from "#kernel/process/rights.ts";
import type { Desk, PersonKey } from "./desk.ts";

/**
 * Random acts of random people on the cases of a desk: what properties are made of. `luck` decides everything an act leaves open, so
 * that one list of acts is one course of events, and a failing one shrinks.
 */
export type Act = {
  kind: "register" | "move" | "any-move" | "comment" | "settle" | "pass";
  who: number;
  which: number;
  luck: number;
};

export const acts = (most: number): fc.Arbitrary<Act[]> =>
  fc.array(
    fc.record({
      kind: fc.oneof(
        { weight: 2, arbitrary: fc.constant("register" as const) },
        { weight: 12, arbitrary: fc.constant("move" as const) },
        { weight: 3, arbitrary: fc.constant("any-move" as const) },
        { weight: 2, arbitrary: fc.constant("comment" as const) },
        { weight: 2, arbitrary: fc.constant("settle" as const) },
        { weight: 3, arbitrary: fc.constant("pass" as const) },
      ),
      who: fc.nat(1_000),
      which: fc.nat(1_000),
      luck: fc.nat(1_000_000),
    }),
    { minLength: 1, maxLength: most, size: "max" },
  );

export type Outcome = { done: number; refused: number };

/** Lets the acts happen one after the other. Only refusals are expected: anything else thrown is a fault, and is thrown on. */
export async function perform(desk: Desk, course: readonly Act[]): Promise<Outcome> {
  const outcome = { done: 0, refused: 0 };
  for (const act of course) {
    try {
      await doOne(desk, act);
      outcome.done += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcome.refused += 1;
    }
  }
  await desk.settle();
  return outcome;
}

async function doOne(desk: Desk, act: Act): Promise<void> {
  const { people, program, kernel } = desk;
  const everybody = Object.values(people);
  const person = everybody[act.who % everybody.length]!;
  if (act.kind === "settle") return desk.settle();
  if (act.kind === "pass")
    return desk.passUntil(
      kernel
        .now()
        .add({ minutes: 1 + (act.luck % 600) })
        .toString(),
    );
  if (act.kind === "register") {
    const definition = program.engine.ground.definitions.active("incident")!;
    const first = act.luck % 3 === 0 ? pick(movesFrom(definition, "registered"), act.luck) : undefined;
    await program.engine.register(await desk.asking(person), {
      process: "incident",
      subject: "三楼自助借还机黑屏",
      description: "重启无效。",
      channel: "phone",
      requester: { name: "顾南枝" },
      requesterId: people.customer.id,
      organisationId: desk.ids.library!,
      occurredAt: null,
      values: fill(desk, definition, definition.registration.form, act.luck),
      andMove:
        first === undefined
          ? undefined
          : { move: first, values: fill(desk, definition, definition.moves[first]!.form, act.luck) },
    });
    return;
  }
  const one = await someCase(desk, act.which);
  if (one === null) return;
  const definition = program.engine.ground.definitions.active(one.process)!;
  if (act.kind === "comment") {
    const visibility = act.luck % 2 === 0 ? "public" : "internal";
    const order = { body: "补充：上午还是好的。", visibility, attachments: [] } as const;
    await program.engine.comment(await desk.asking(person), one.id, order);
    return;
  }
  const wanted = act.kind === "move" ? movesFrom(definition, one.state) : Object.keys(definition.moves);
  const move = pick(wanted, act.luck);
  if (move === undefined) return;
  const values = fill(desk, definition, definition.moves[move]!.form, act.luck);
  if (act.kind === "any-move") return void (await desk.move(person, one.id, move, values));
  await byWhoeverMay(desk, act.who, one.id, move, values);
}

/** Somebody who may make the move makes it; where nobody may, the last refusal tells. */
async function byWhoeverMay(desk: Desk, from: number, caseId: string, move: string, values: Record<string, unknown>) {
  const everybody = Object.values(desk.people);
  let last: unknown;
  for (let n = 0; n < everybody.length; n += 1) {
    try {
      return await desk.move(everybody[(from + n) % everybody.length]!, caseId, move, values);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.kind !== "not-allowed" && error.kind !== "not-found") throw error;
      last = error;
    }
  }
  throw last;
}

/** Rather a recent case than an old one, so that courses get somewhere. */
async function someCase({ db }: Desk, which: number): Promise<{ id: string; process: string; state: string } | null> {
  const { rows } = await db.query<{ id: string; process: string; state: string }>({
    text: "select id, process, state from cases order by id desc limit 3",
  });
  return rows[which % Math.max(1, rows.length)] ?? null;
}

const pick = <T>(from: readonly T[], luck: number): T | undefined => from[luck % Math.max(1, from.length)];

/** A form filled in as somebody might: what is required, and now and then what is not. */
export function fill(
  desk: Pick<Desk, "ids" | "people" | "kernel">,
  { fields }: ProcessDefinition,
  form: readonly { field: string; required: boolean }[],
  luck: number,
): Record<string, unknown> {
  const filled: Record<string, unknown> = {};
  for (const [index, { field, required }] of form.entries()) {
    const part = Math.floor(luck / (index + 2));
    if (!required && part % 3 !== 0) continue;
    const value = valueFor(desk, fields[field] as Field, part);
    if (value !== undefined) filled[field] = value;
  }
  return filled;
}

const assignable: readonly PersonKey[] = ["engineer", "colleague", "specialist"];

function valueFor(
  { ids, people, kernel }: Pick<Desk, "ids" | "people" | "kernel">,
  field: Field,
  luck: number,
): unknown {
  switch (field.type) {
    case "text":
    case "long-text":
      return `说明 ${luck % 7}`;
    case "choice":
      return pick(field.choices ?? [], luck)?.value;
    case "rating":
      return 1 + (luck % (field.steps ?? 4));
    case "priority":
      return 1 + (luck % 4);
    case "minutes":
      return luck % 90;
    case "date-time":
      return kernel.now().add({ hours: 2 }).toString();
    case "service":
      return ids.service;
    case "category":
      return ids.category;
    case "team":
      return ids[luck % 2 === 0 ? "team:network" : "team:specialists"];
    case "person":
      return people[pick(assignable, luck)!].id;
    default:
      return undefined;
  }
}
