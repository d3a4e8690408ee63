import { beforeAll, describe, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "#test/world/database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createDatabase();
  await db.query({ text: "create table notes (id int primary key, at timestamptz(3), day date)" });
});

const one = async (text: string, values: unknown[] = []) =>
  Object.values((await db.query<Record<string, unknown>>({ text, values })).rows[0] ?? {})[0];

describe("time on the wire", () => {
  const instant = Temporal.Instant.from("2030-03-04T09:00:00.123Z");
  const day = Temporal.PlainDate.from("2030-03-04");

  test("an instant goes in and comes out as the same Temporal.Instant", async () => {
    const back = await one("select $1::timestamptz", [instant]);
    expect(back).toBeInstanceOf(Temporal.Instant);
    expect(String(back)).toBe(String(instant));
    expect(await one("select $1::timestamptz = '2030-03-04 17:00:00.123+08'", [instant])).toBe(true);
  });

  test("a day stays a day, whatever zone the process runs in", async () => {
    expect(String(await one("select $1::date", [day]))).toBe("2030-03-04");
    expect(String(await one("select date '2030-03-04'"))).toBe("2030-03-04");
  });

  test("arrays of instants, with gaps, both ways", async () => {
    const many = (await one("select $1::timestamptz[]", [[instant, null]])) as unknown[];
    expect(many.map(String)).toEqual([String(instant), "null"]);
  });

  test("instants inside JSON are ISO 8601 texts", async () => {
    expect(await one("select $1::jsonb", [{ at: instant }])).toEqual({ at: "2030-03-04T09:00:00.123Z" });
  });

  test("bigint is a text: ids beyond 2^53 keep their last digit", async () => {
    expect(await one("select 9007199254740993::bigint")).toBe("9007199254740993");
  });
});

describe("transactions", () => {
  const insert = (id: number) => ({ name: "insert-note", text: "insert into notes (id) values ($1)", values: [id] });
  const count = () => one("select count(*)::int from notes");

  test("commit what resolves, undo what rejects", async () => {
    const before = Number(await count());
    await db.transaction((tx) => tx.query(insert(1)));
    await expect(
      db.transaction(async (tx) => {
        await tx.query(insert(2));
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    expect(await count()).toBe(before + 1);
  });

  test("a swallowed error cannot pass for a commit", async () => {
    const lost = db.transaction(async (tx) => {
      await tx.query(insert(10));
      await tx.query(insert(10)).catch(() => undefined);
    });
    await expect(lost).rejects.toThrow("nothing was committed");
    expect(await one("select count(*)::int from notes where id = 10")).toBe(0);
  });

  test("the query builder inside a transaction shares its fate", async () => {
    await expect(
      db.transaction(async (tx) => {
        const row = { name: "x", hash: "y", applied_at: Temporal.Instant.from("2030-01-01T00:00Z") };
        await tx.kysely.insertInto("schema_migrations").values(row).execute();
        throw new Error("undo");
      }),
    ).rejects.toThrow("undo");
    const left = await db.kysely.selectFrom("schema_migrations").where("name", "=", "x").selectAll().execute();
    expect(left).toEqual([]);
  });

  test("a connection cut in the middle rejects the transaction and the pool goes on", async () => {
    const cut = db.transaction(async (tx) => {
      const { rows } = await tx.query<{ pid: number }>({ text: "select pg_backend_pid() as pid" });
      await one("select pg_terminate_backend($1)", [rows[0]?.pid]);
      await tx.query(insert(20));
    });
    await expect(cut).rejects.toThrow();
    expect(await one("select count(*)::int from notes where id = 20")).toBe(0);
  });
});
