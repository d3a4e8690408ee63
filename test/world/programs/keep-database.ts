import { startEmbedded } from "#kernel/db/embedded.ts";

/** Owns a data folder as `serve` does, until told to stop: for tests that kill it. */
const dataFolder = process.argv[2]!;
const server = await startEmbedded({ dataFolder, command: "serve", log: (line) => process.stderr.write(`${line}\n`) });
process.stdout.write(`${server.url}\nrunning\n`);
const alive = setInterval(() => undefined, 60_000);
process.once("SIGTERM", async () => {
  clearInterval(alive);
  await server.stop();
});
