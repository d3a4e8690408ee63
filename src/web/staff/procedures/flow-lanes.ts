import type { ProcessDefinition } from "#kernel/process/definition.ts";
import type { Words } from "#kernel/words/words.ts";

/** A way that leaves the straight one: from some steps to another, forward over steps or back. Steps count from 0. */
export type Lane = { to: number; from: number[]; moves: { key: string; title: Words }[] };
export type Lanes = {
  /** Over the line: forward past at least one step. */
  ahead: Lane[];
  /** Under the line: back to an earlier step. */
  back: Lane[];
  /** Moves that go back to wherever the case was before. */
  toPrevious: { key: string; title: Words; from: number[] }[];
  /** States outside the straight way, with the steps that lead there: cancelled. */
  exits: { state: string; from: number[] }[];
};

/** The ways beside the straight one, gathered by where they lead, so that the picture stays readable (M5). Pure. */
export function flowLanes(definition: ProcessDefinition): Lanes {
  const stepOf = (state: string) => definition.flow.findIndex(({ states }) => states.includes(state));
  const ahead = new Map<number, Lane>();
  const back = new Map<number, Lane>();
  const exits = new Map<string, Set<number>>();
  const toPrevious: Lanes["toPrevious"] = [];
  for (const [key, move] of Object.entries(definition.moves)) {
    const from = [...new Set(move.from.map(stepOf).filter((step) => step >= 0))];
    if (move.to === "same") continue;
    if (move.to === "previous") {
      toPrevious.push({ key, title: move.title, from });
      continue;
    }
    const to = stepOf(move.to);
    if (to < 0) {
      const known = exits.get(move.to) ?? new Set();
      for (const step of from) known.add(step);
      exits.set(move.to, known);
      continue;
    }
    addTo(
      ahead,
      to,
      key,
      move.title,
      from.filter((step) => step < to - 1),
    );
    addTo(
      back,
      to,
      key,
      move.title,
      from.filter((step) => step > to),
    );
  }
  return {
    ahead: sorted(ahead),
    back: sorted(back),
    toPrevious,
    exits: [...exits].map(([state, from]) => ({ state, from: [...from].sort((a, b) => a - b) })),
  };
}

function addTo(lanes: Map<number, Lane>, to: number, key: string, title: Words, from: readonly number[]): void {
  if (from.length === 0) return;
  const lane = lanes.get(to) ?? { to, from: [], moves: [] };
  lane.from = [...new Set([...lane.from, ...from])].sort((a, b) => a - b);
  if (!lane.moves.some((known) => known.title.zh === title.zh)) lane.moves.push({ key, title });
  lanes.set(to, lane);
}

/** The shortest lies next to the line, so that lanes cross as little as they can. */
function sorted(lanes: Map<number, Lane>): Lane[] {
  const length = ({ to, from }: Lane) => Math.max(...from.map((step) => Math.abs(step - to)));
  return [...lanes.values()].sort((one, other) => length(one) - length(other));
}
