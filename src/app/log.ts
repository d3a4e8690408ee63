import type { Log } from "#kernel/kernel.ts";

/** One JSON object a line on standard error; standard output is for results. */
export const log: Log = {
  info: (event, detail) => write("info", event, detail),
  warn: (event, detail) => write("warn", event, detail),
  fault: (event, error, detail) => write("fault", event, { ...detail, error: stackOf(error) }),
};

/** A line for the person who started the program, while it starts. */
export function progress(line: string): void {
  process.stderr.write(`huiyin: ${line}\n`);
}

function write(level: string, event: string, detail: Record<string, unknown> = {}): void {
  process.stderr.write(`${JSON.stringify({ at: Temporal.Now.instant(), level, event, ...detail })}\n`);
}

const stackOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));
