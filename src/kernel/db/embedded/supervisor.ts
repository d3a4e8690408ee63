import { setTimeout as wait } from "node:timers/promises";
import { DatabaseProblem } from "../problem.ts";
import { type Server, type ServerOptions, startServer } from "./server.ts";

const firstPause = 250;
const longestPause = 15_000;
/** A run this long means the trouble is over. */
const steadyAfter = 60_000;

/**
 * Keeps a server running until told to stop. One that dies (killed, out of memory, disk full) is started again,
 * with growing pauses while that fails: a full disk makes PostgreSQL go down and stay down even after there is
 * space again. The first start is not repeated: its failure is the caller's to tell.
 */
export async function supervise(options: ServerOptions): Promise<{ stop(): Promise<void> }> {
  const halt = new AbortController();
  let server: Server | undefined = await startServer(options);

  async function keepRunning(): Promise<void> {
    let pause = firstPause;
    while (!halt.signal.aborted) {
      const begin = performance.now();
      if (server) {
        const lastWords = await server.ended;
        if (halt.signal.aborted) return;
        options.log(`the database process ended and is started again${fatalLine(lastWords)}`);
      }
      pause = performance.now() - begin > steadyAfter ? firstPause : Math.min(pause * 2, longestPause);
      await wait(pause, undefined, { signal: halt.signal }).catch(() => undefined);
      if (!halt.signal.aborted) server = await tryToStart(options);
    }
  }

  const watching = keepRunning();
  return {
    stop: async () => {
      halt.abort();
      await server?.stop();
      await watching;
      // A start that was under way when we were told to stop.
      await server?.stop();
    },
  };
}

async function tryToStart(options: ServerOptions): Promise<Server | undefined> {
  try {
    const server = await startServer(options);
    options.log("the database process runs again");
    return server;
  } catch (error) {
    const isFull = error instanceof DatabaseProblem && error.code === "disk-full";
    const why = isFull ? "the disk is full; free some space" : String(error);
    options.log(`the database process does not start: ${why}; trying again`);
    return undefined;
  }
}

const fatalLine = (lastWords: string) => {
  const telling = lastWords.split("\n").filter((line) => /\b(FATAL|PANIC):/.test(line));
  return telling.length > 0 ? `: ${telling.at(-1)}` : "";
};
