/**
 * The way into everything: `node scripts/bootstrap.mjs <command> …` on any Node from 20 on, with nothing installed.
 * Installs the dependencies when the lock file changed, builds the screens when they changed, and then runs the
 * command under the pinned Node that came with the dependencies. Uses nothing but Node itself.
 */
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { buildWeb } from "./build-web.mjs";
import { installDependencies } from "./install.mjs";
import { pinnedNode } from "./pinned-node.mjs";
import { runUntilEnd } from "./run.mjs";

const project = resolve(dirname(fileURLToPath(import.meta.url)), "..");
/** Commands of development; all others belong to the program. */
const scripts = { dev: "dev.ts", test: "test.ts", "test:long": "test.ts", bench: "bench.ts" };
const needScreens = new Set(["serve", "test", "test:long"]);

const [command = "serve", ...args] = process.argv.slice(2);
try {
  if (Number.parseInt(process.versions.node, 10) < 20)
    throw new Error("Huiyin needs Node 20 or newer / 需要 Node 20 或更新版本");
  process.chdir(project);
  await installDependencies(project);
  const node = pinnedNode(project);
  if (needScreens.has(command)) await buildWeb(project, node);
  const script = scripts[command];
  if (script && !existsSync(`scripts/${script}`)) throw new Error(`scripts/${script} is not there yet`);
  // Sources as the engine read them the last time: half the time until the program is up.
  process.env.NODE_COMPILE_CACHE ??= resolve(project, "node_modules/.cache/node");
  const program = script ? [`scripts/${script}`, command] : ["src/main.ts", command];
  // Without __proto__ a whole class of attacks has no handle (TRUST section 3).
  process.exitCode = await runUntilEnd(node, ["--disable-proto=delete", ...program, ...args]);
} catch (error) {
  console.error(`huiyin: ${error.message}`);
  process.exitCode = 1;
}
