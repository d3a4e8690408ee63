import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { roomsOf } from "#app/rooms.ts";
import { compareVersions } from "#kernel/process/compare.ts";
import { processSchema } from "#kernel/process/definition.ts";
import type { ReferenceBook } from "#registers/reference/index.ts";

/**
 * What each release shipped is kept here as it was stored then. Somebody's open cases run by it: the program of today must
 * still take nothing back, and still bring every guard and consequence it names.
 */
const folder = new URL("released/", import.meta.url);
const released = readdirSync(folder).map((name) =>
  processSchema.parse(JSON.parse(readFileSync(new URL(name, folder), "utf8"))),
);
const rooms = new Map(roomsOf({} as ReferenceBook).map((room) => [room.definition.key, room]));

test.each(released.map((definition) => ({ definition, name: `${definition.key} ${definition.version}` })))(
  "U6 cases begun by $name still run: nothing of it is taken back, and all it names is in the code",
  ({ definition }) => {
    const room = rooms.get(definition.key);
    expect(room, "the process is gone").toBeDefined();
    const today = room!.definition;
    if (today.version === definition.version) expect(JSON.stringify(today)).toBe(JSON.stringify(definition));
    expect(compareVersions(definition, today)).toEqual([]);
    const named = [...Object.values(definition.moves), { ...definition.registration, guards: [] as string[] }];
    for (const { guards, consequences } of named) {
      for (const guard of guards) expect(room!.guards, guard).toHaveProperty(guard);
      for (const consequence of consequences) expect(room!.consequences, consequence).toHaveProperty(consequence);
    }
  },
);
