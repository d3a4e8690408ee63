import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { createServer } from "vite";

/**
 * `npm run dev`: the program starts again when a file of the server changes, the screens change in place. The
 * browser talks to Vite at PORT; what is no screen goes on to the program, one port higher.
 */

const port = Number(process.env.PORT || "8080");
const behind = port + 1;
const behindUrl = `http://localhost:${behind}`;
const url = process.env.HUIYIN_URL || `http://localhost:${port}`;

const program = spawn(
  process.execPath,
  ["--disable-proto=delete", "--watch", "--watch-preserve-output", "src/main.ts", "serve", ...process.argv.slice(3)],
  {
    env: { ...process.env, PORT: String(behind), HUIYIN_URL: url },
    stdio: "inherit",
  },
);

const screens = await createServer({
  configFile: existsSync("vite.config.ts") ? "vite.config.ts" : false,
  server: {
    port,
    strictPort: true,
    host: process.env.HOST || "localhost",
    // "/api" is the name under which vite.config.ts has an address of its own.
    proxy: { "/api": { target: behindUrl }, "^/(healthz|readyz|metrics)$": { target: behindUrl } },
  },
});

/** Otherwise the first thing to see is a page of refused connections. */
async function programAnswers(): Promise<void> {
  const answers = () =>
    fetch(`${behindUrl}/healthz`).then(
      () => true,
      () => false,
    );
  while (program.exitCode === null && !(await answers())) await wait(100);
}

/** The program ends first, and with it this process. */
const end = () => program.kill("SIGTERM");
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, end);
process.once("disconnect", end);
process.channel?.unref();
program.once("close", async (code) => {
  await screens.close();
  process.exitCode = code ?? 1;
});

await programAnswers();
await screens.listen();
console.error(`huiyin: develop at ${url} / 开发地址：${url}`);
