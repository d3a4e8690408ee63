import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { roomsOf } from "#app/rooms.ts";
import type { ReferenceBook } from "#registers/reference/index.ts";
import { checkDefinition } from "./check.ts";
import type { ProcessDefinition } from "./definition.ts";
import type { ProcessRoom } from "./room.ts";

const rooms: ProcessRoom[] = roomsOf({} as ReferenceBook);
const incident = rooms.find(({ definition }) => definition.key === "incident")!;

/** The incident with one thing changed, checked as it would be at publishing. */
function problemsAfter(change: (broken: ProcessDefinition) => void): string[] {
  const broken = structuredClone(incident.definition);
  change(broken);
  return checkDefinition(broken, incident).map(({ code, where }) => `${code} ${where}`);
}

test.each(rooms)("the shipped definition of $definition.key passes", (room) => {
  expect(checkDefinition(room.definition, room)).toEqual([]);
});

/** For each code a change that somebody could make, and where it must be found. */
const broken: Record<string, [where: string, change: (it: ProcessDefinition) => unknown][]> = {
  "final-but-not-ended": [["states.closed", ({ states }) => Object.assign(states.closed!, { family: "open" })]],
  "nobody-responsible": [
    ["states.working", ({ states }) => Object.assign(states.working!, { responsible: { who: "nobody" } })],
  ],
  "no-todo": [["states.working", ({ states }) => delete states.working!.todo]],
  "waiting-unwatched": [
    [
      "states.waitingCustomer",
      ({ states }) => Object.assign(states.waitingCustomer!, { responsible: { who: "team" } }),
    ],
  ],
  "unknown-clock": [["states.working.todoDue", ({ clocks }) => delete clocks.proposal]],
  "unknown-move": [
    ["states.waitingCustomer.onCustomerReply", ({ moves }) => delete moves.resume],
    ["clocks.proposal.onBreach", ({ moves }) => delete moves.escalateByClock],
  ],
  "not-a-system-move": [
    ["states.waitingCustomer.onCustomerReply", ({ moves }) => Object.assign(moves.resume!, { alsoSystem: false })],
    ["clocks.firstLine.onBreach", ({ clocks }) => Object.assign(clocks.firstLine!.onBreach!, { move: "dispatch" })],
  ],
  "move-does-not-start-here": [
    ["states.waitingCustomer.onCustomerReply", ({ moves }) => Object.assign(moves.resume!, { from: ["working"] })],
  ],
  "never-measured": [
    [
      "clocks.quiet.restartsWith",
      ({ clocks }) => Object.assign(clocks.quiet!, { restartsWith: "nobody-measures-this" }),
    ],
  ],
  "desk-cannot-stand-in": [
    [
      "states.thirdLine",
      // Whatever a stand-in could do there is taken away.
      ({ moves }) => {
        for (const move of Object.values(moves))
          if (move.from.includes("thirdLine")) move.from = move.from.filter((from) => from !== "thirdLine");
        Object.assign(moves.solve!, { from: ["working", "thirdLine"], who: "incident.head-decide", only: undefined });
      },
    ],
  ],
  unreachable: [["states.escalated", ({ moves }) => [delete moves.escalate, delete moves.escalateByClock]]],
  "no-end": [
    [
      "states",
      ({ states }) => {
        for (const state of Object.values(states)) state.isFinal = false;
      },
    ],
  ],
  "dead-end": [["states.followUp", deadEnd]],
  "unknown-state": [
    ["registration.to", ({ registration }) => Object.assign(registration, { to: "received" })],
    ["moves.accept.to", ({ moves }) => Object.assign(moves.accept!, { to: "in-work" })],
    ["moves.accept.from.asigned", ({ moves }) => void moves.accept!.from.push("asigned")],
    ["clocks.quiet.asleep", ({ clocks }) => void clocks.quiet!.runsIn.push("asleep")],
    ["flow.asleep", ({ flow }) => void flow[0]!.states.push("asleep")],
  ],
  "unknown-field": [
    ["moves.solve.form.solution", ({ fields }) => delete fields.solution],
    [
      "moves.solve.form.cause.when",
      ({ moves }) =>
        Object.assign(moves.solve!.form.find(({ field }) => field === "cause")!, {
          when: { field: "wether", isOneOf: ["x"] },
        }),
    ],
    ["registration.form.impact", ({ fields }) => delete fields.impact],
  ],
  "system-cannot-fill": [["moves.cancel", ({ moves }) => Object.assign(moves.cancel!, { who: "system" })]],
  "act-twice": [["moves.mergeAgain", ({ moves }) => Object.assign(moves, { mergeAgain: { ...moves.merge! } })]],
  "not-a-cascade": [["moves.solve.cascades", ({ moves }) => Object.assign(moves.solve!, { cascades: "accept" })]],
  "same-key-twice": [["states.assigned.a", ({ moves }) => Object.assign(moves.reassign!, { key: "a" })]],
  "never-stops": [["clocks.resolution.closed", ({ clocks }) => void clocks.resolution!.runsIn.push("closed")]],
  "runs-and-pauses": [["clocks.resolution.working", ({ clocks }) => void clocks.resolution!.pausesIn.push("working")]],
  "converts-to-itself": [
    ["convertsTo.incident", ({ convertsTo }) => Object.assign(convertsTo, { incident: { from: ["registered"] } })],
  ],
  "converts-what-has-ended": [
    ["convertsTo.service-request.solved", ({ convertsTo }) => void convertsTo["service-request"]!.from.push("solved")],
  ],
  "not-in-the-picture": [["states.escalated", ({ flow }) => flow[3]!.states.splice(1, 1)]],
  "not-translated": [["moves.accept.title", ({ moves }) => Object.assign(moves.accept!.title, { en: " " })]],
  "unknown-guard": [["moves.accept.isMonday", ({ moves }) => void moves.accept!.guards.push("isMonday")]],
  "unknown-consequence": [
    ["moves.accept.sing", ({ moves }) => void moves.accept!.consequences.push("sing")],
    ["registration.sing", ({ registration }) => void registration.consequences.push("sing")],
  ],
  "not-explained": [["rules.isMonday", ({ moves }) => moves.accept!.guards.push("isMonday")]],
};

/** Nothing leads on from the follow-up but round and round. */
function deadEnd({ moves }: ProcessDefinition): void {
  for (const [key, move] of Object.entries(moves)) {
    if (!move.from.includes("followUp")) continue;
    if (move.from.length > 1) move.from = move.from.filter((from) => from !== "followUp");
    else delete moves[key];
  }
}

describe("a definition by which a case could be dropped is refused", () => {
  for (const [code, variants] of Object.entries(broken)) {
    for (const [where, change] of variants) {
      test(`${code} at ${where}`, () => {
        expect(problemsAfter(change)).toContain(`${code} ${where}`);
      });
    }
  }

  test("every code the checker can report is shown here", () => {
    const source = readFileSync(join(import.meta.dirname, "check.ts"), "utf8");
    const codes = new Set([...source.matchAll(/report\("([a-z-]+)"/g)].map(([, code]) => code));
    expect([...codes].sort()).toEqual(Object.keys(broken).sort());
  });

  test("renaming any state, clock or field that something names is noticed", () => {
    const { states, clocks, fields } = incident.definition;
    const named = [
      ...Object.keys(states).map((key) => ["states", key] as const),
      ...Object.keys(clocks).map((key) => ["clocks", key] as const),
      ...Object.keys(fields).map((key) => ["fields", key] as const),
    ].filter(
      ([part, key]) => JSON.stringify(incident.definition).split(JSON.stringify(key)).length > 2 || part === "states",
    );
    fc.assert(
      fc.property(fc.constantFrom(...named), ([part, key]) => {
        const others = problemsAfter((it) => {
          const all = it[part] as Record<string, unknown>;
          all[`${key}Renamed`] = all[key];
          delete all[key];
        });
        const isNamedByKeyOnly = part === "clocks" && !Object.values(states).some(({ todoDue }) => todoDue === key);
        expect(others.length > 0 || isNamedByKeyOnly || isUnused(key), `${part}.${key}`).toBe(true);
      }),
    );
  });
});

/** Fields no form asks for: kept by consequences, which name them in code. */
const isUnused = (key: string): boolean =>
  ![incident.definition.registration, ...Object.values(incident.definition.moves)].some(({ form }) =>
    form.some(({ field }) => field === key),
  );
