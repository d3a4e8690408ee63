import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runStep } from "./run.mjs";

/** Builds the screens when anything they may be made of changed since the stamp in dist/ was written. */
export async function buildWeb(project, node) {
  if (!existsSync(join(project, "vite.config.ts"))) return;
  const stampFile = join(project, "dist", ".huiyin-built");
  const stamp = hashOfSources(project);
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  await runStep(
    "building the screens / 正在构建页面",
    node,
    ["node_modules/vite/bin/vite.js", "build", "--logLevel=warn"],
    // What is built is what is shipped, whoever asks: under a test's NODE_ENV it would carry React's development half.
    { cwd: project, env: { ...process.env, NODE_ENV: "production" } },
  );
  mkdirSync(join(project, "dist"), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function hashOfSources(project) {
  const hash = createHash("sha256");
  // Rooms share contracts and declarations with their screens, so all of src counts, tests apart.
  const sources = readdirSync(join(project, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$|\.md$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  for (const file of [...sources, ...["vite.config.ts", "package-lock.json"].map((name) => join(project, name))]) {
    hash.update(file.slice(project.length)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}
