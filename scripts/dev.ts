import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "vite";

/**
 * `npm run dev`: the program starts again when a file of the server changes, the screens change in place. The
 * browser talks to Vite at PORT; what is no screen goes on to the program, one port higher.
 */

const port = Number(process.env.PORT || "8080");
const behind = port + 1;
const url = process.env.HUIYIN_URL || `http://localhost:${port}`;

const program = spawn(
  process.execPath,
  ["--disable-proto=delete", "--watch", "--watch-preserve-output", "src/main.ts", "serve", ...process.argv.slice(3)],
  {
    env: { ...process.env, PORT: String(behind), HUIYIN_URL: url },
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  },
);

const screens = await createServer({
  configFile: existsSync("vite.config.ts") ? "vite.config.ts" : false,
  server: {
    port,
    strictPort: true,
    host: process.env.HOST || "localhost",
    proxy: { "^/(api|healthz|readyz|metrics)(/|\\?|$)": { target: `http://localhost:${behind}` } },
  },
});
await screens.listen();
console.error(`huiyin: develop at ${url} / 开发地址：${url}`);

async function end(): Promise<void> {
  program.kill("SIGTERM");
  await screens.close();
}
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, end);
process.once("disconnect", end);
program.once("close", (code) => {
  process.exitCode = code ?? 1;
  void screens.close();
});
