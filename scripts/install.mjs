import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { linkPostgresLibraries } from "./postgres-links.mjs";
import { runStep } from "./run.mjs";

/** Installs what the lock file says when it, or the machine's kind, is not the one the stamp in node_modules names. */
export async function installDependencies(project) {
  const modules = join(project, "node_modules");
  const stampFile = join(modules, ".huiyin-installed");
  const stamp = createHash("sha256")
    .update(readFileSync(join(project, "package-lock.json")))
    .update(`${process.platform}-${process.arch}`)
    .digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  // A second working tree may borrow the first one's folder; npm would empty it under the first one's feet.
  const isBorrowed = lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink();
  if (!isBorrowed && !isInstalled(project, modules)) await install(project);
  linkPostgresLibraries(modules);
  writeFileSync(stampFile, stamp);
}

/** Has somebody run npm by hand already? npm notes in node_modules what it put there. */
function isInstalled(project, modules) {
  const noted = join(modules, ".package-lock.json");
  if (!existsSync(noted)) return false;
  const { packages: there } = JSON.parse(readFileSync(noted, "utf8"));
  const { packages: wanted } = JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8"));
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === "" || (there[path] ? there[path].version === version : optional),
  );
}

/** `npm ci` would say so; see below why it is not asked. */
function refuseStaleLock(project) {
  const read = (name) => JSON.parse(readFileSync(join(project, name), "utf8"));
  const said = read("package.json");
  const locked = read("package-lock.json").packages[""];
  for (const kind of ["dependencies", "devDependencies", "optionalDependencies"]) {
    for (const name of new Set([...Object.keys(said[kind] ?? {}), ...Object.keys(locked[kind] ?? {})])) {
      if (said[kind]?.[name] === locked[kind]?.[name]) continue;
      throw new Error(
        `package-lock.json does not match package.json (${name}): run "npm install" under the pinned Node`,
      );
    }
  }
}

/**
 * Not `npm ci`: that refuses a lock file in which the package of some other platform is missing, and npm leaves such
 * packages out wherever the registry it is written against does not carry them. `--no-save` keeps the lock file as it is.
 */
async function install(project) {
  refuseStaleLock(project);
  // Under `npm start` this is the npm that was called, wherever it is installed.
  const npm = process.env.npm_execpath;
  const [program, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const options = [
    "--ignore-scripts",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  await runStep("installing dependencies / 正在安装依赖", program, [...first, "install", ...options], {
    cwd: project,
    hint: "the package registry may be out of reach; check the network or npm's registry setting / 请检查网络或 npm 源设置",
  });
}
