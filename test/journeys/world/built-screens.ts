import { join } from "node:path";

// Plain JavaScript: it also runs before anything is installed.
const builder = new URL("../../../scripts/build-web.mjs", import.meta.url).href;

/** The journeys look at what is shipped: dist/web, built anew when anything it is made of has changed. */
export default async function setup(): Promise<void> {
  const { buildWeb } = (await import(builder)) as { buildWeb: (project: string, node: string) => Promise<void> };
  await buildWeb(join(import.meta.dirname, "../../.."), process.execPath);
}
