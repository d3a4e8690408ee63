import type { OpenViews } from "./open-views.ts";

export type Figures = {
  size: number;
  openViews: OpenViews;
  floor: { register: number; move: number; comment: number };
  bare: number;
  /** Of each operation: how many per second, and the CPU milliseconds of program and database one costs. */
  rates: Record<string, { perSecond: number; programMs: number; databaseMs: number }>;
  /** Deadlines fired per second by one node, and settled by a bare claim-and-update. */
  due: { bare: number; fired: number };
  buffers: Record<string, number>;
  /** Resident megabytes of the program: just started, before its first search; and after all of it. */
  memory: { idleMb: number; loadedMb: number };
};

const percent = (part: number, whole: number) => `${((part / whole) * 100).toFixed(0)} %`;
const cpuOf = (rate: Figures["rates"][string] | undefined) => (rate ? rate.programMs + rate.databaseMs : Number.NaN);
const times = (a: number, b: number) => `${(a / b).toFixed(2)}×`;

/** docs/benchmarks.md: ratios first, what stands behind them after. */
export function page(
  figures: readonly Figures[],
  { connections, seconds }: { connections: number; seconds: number },
): string {
  const [first] = figures;
  const last = figures.at(-1);
  if (first === undefined || last === undefined) return "";
  const writes = (["register", "move", "comment"] as const).map((name) => {
    const cells = figures.map(({ rates, floor }) => percent(rates[name]?.perSecond ?? 0, floor[name]));
    return `| ${name} | ${cells.join(" | ")} | ≥ 30 % | ≥ 50 % |`;
  });
  const reads = Object.entries({
    "read one case": ["≥ 5 %", "10 %"],
    "list of 50, team view": ["≥ 3 %", "6 %"],
    "list of 50, all open by due time": ["≥ 3 %", "6 %"],
    "view counts": ["–", "–"],
    "search for two words": ["–", "–"],
    "similar cases": ["–", "–"],
  }).map(
    ([name, [must, aim]]) =>
      `| ${name} | ${figures.map(({ rates, bare }) => percent(rates[name]?.perSecond ?? 0, bare)).join(" | ")} | ${must} | ${aim} |`,
  );
  const growth = Object.keys(last.buffers).map((name) => {
    const cpu = first.rates[name] && last.rates[name] ? times(cpuOf(last.rates[name]), cpuOf(first.rates[name])) : "–";
    return `| ${name} | ${figures.map(({ buffers }) => buffers[name]).join(" | ")} | ${times(last.buffers[name] ?? 0, first.buffers[name] ?? 1)} | ${cpu} |`;
  });
  const cpu = Object.keys(last.rates).map(
    (name) =>
      `| ${name} | ${figures.map(({ rates }) => `${rates[name]?.perSecond.toFixed(0)}/s, ${rates[name]?.programMs.toFixed(2)} + ${rates[name]?.databaseMs.toFixed(2)} ms`).join(" | ")} |`,
  );
  const head = figures.map(({ size }) => `${size.toLocaleString("en")} cases`).join(" | ");
  const line = figures.map(() => "---").join(" | ");
  const similar =
    last.rates["similar cases"] && last.rates["read one case"]
      ? times(cpuOf(last.rates["similar cases"]), cpuOf(last.rates["read one case"]))
      : "–";
  return `# Benchmarks

Written by \`npm run bench\` (${connections} connections, ${seconds} s each; see bench/README.md). Ratios of one run on one machine: program, database and load generator
share its processors, so the program's share is what is left beside them. Times of other machines differ; the ratios should not.

## Writes, of the floor's transactions per second

| | ${head} | must | aim |
| --- | ${line} | --- | --- |
${writes.join("\n")}

Deadlines all due at once, fired by one node with entry, announcement and notice, of a bare claim-and-update:

| | ${head} | must | aim |
| --- | ${line} | --- | --- |
| due clocks | ${figures.map(({ due }) => percent(due.fired, due.bare)).join(" | ")} | ≥ 25 % | ≥ 50 % |

## Reads, of bare HTTP's answers per second

| | ${head} | must | aim |
| --- | ${line} | --- | --- |
${reads.join("\n")}

## Growth: pages touched, and CPU from the smallest to the largest

Must stay below 1.5×, aim 1.15×.

| | ${head} | pages | CPU |
| --- | ${line} | --- | --- |
${growth.join("\n")}

Similar cases cost ${similar} the CPU of a single read at ${last.size.toLocaleString("en")} (must ≤ 10×, aim 4×).

Memory of the program: ${first.memory.idleMb.toFixed(0)} MB just started, before its first search (must ≤ 200, aim 130); ${last.memory.loadedMb.toFixed(0)} MB after the whole load at ${last.size.toLocaleString("en")} cases (must ≤ 450, aim 300).

${openViewsSection(figures)}
## What stands behind it: operations per second, CPU of program and database per operation

| | ${head} |
| --- | ${line} |
${cpu.join("\n")}
| floor: register, move, comment | ${figures.map(({ floor }) => `${floor.register.toFixed(0)}, ${floor.move.toFixed(0)}, ${floor.comment.toFixed(0)}/s`).join(" | ")} |
| due clocks: bare, fired | ${figures.map(({ due }) => `${due.bare.toFixed(0)}, ${due.fired.toFixed(0)}/s`).join(" | ")} |
| bare HTTP | ${figures.map(({ bare }) => `${bare.toFixed(0)}/s`).join(" | ")} |
`;
}

/** Everybody at work at once: what open pages cost as long as they are open. */
export function openViewsSection(figures: readonly Pick<Figures, "size" | "openViews">[]): string {
  const [first] = figures;
  const last = figures.at(-1);
  if (first === undefined || last === undefined) return "";
  const cost = ({ openViews }: Pick<Figures, "openViews">) => openViews.programMs + openViews.databaseMs;
  const row = (title: string, cell: (one: OpenViews) => string) =>
    `| ${title} | ${figures.map(({ openViews }) => cell(openViews)).join(" | ")} |`;
  return `## ${first.openViews.agents} agents' views open

Each page asks for its standing and its kept views (two own, the team's, three shared), all at the same moment and every 5 s again, while 20 changes a second are made.

| | ${figures.map(({ size }) => `${size.toLocaleString("en")} cases`).join(" | ")} |
| --- | ${figures.map(() => "---").join(" | ")} |
${row("share of one core", ({ cores }) => percent(cores, 1))}
${row("CPU per agent and look: program + database", ({ programMs, databaseMs }) => `${programMs.toFixed(2)} + ${databaseMs.toFixed(2)} ms`)}
${row("all asking at once: the last answered after", ({ lastSeconds }) => `${lastSeconds.toFixed(1)} s`)}
${row("changes made meanwhile", ({ changes }) => `${changes.toFixed(1)}/s`)}

From the smallest to the largest: ${times(cost(last), cost(first))} the CPU (must stay below 1.5×, aim 1.15×).
`;
}
