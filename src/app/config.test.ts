import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dataFolder } from "#test/world/data-folder.ts";
import { readConfig, settings } from "./config.ts";

const refusal = (given: Record<string, string>) => {
  try {
    readConfig(given);
  } catch (error) {
    return (error as { facts: Record<string, string> }).facts;
  }
  return undefined;
};

describe("configuration", () => {
  test("nothing set: this machine only, the embedded database", () => {
    expect(readConfig({})).toMatchObject({
      port: 8080,
      host: "localhost",
      url: "http://localhost:8080",
      databaseUrl: undefined,
      trustedProxies: [],
      allowHttp: false,
      tls: undefined,
    });
  });

  test("PORT moves the links, a HUIYIN_URL of one's own does not; no trailing slash either way", () => {
    expect(readConfig({ PORT: "9000" }).url).toBe("http://localhost:9000");
    expect(readConfig({ PORT: "9000", HUIYIN_URL: "https://desk.example.com/" }).url).toBe("https://desk.example.com");
  });

  test("an empty variable counts as not set", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: "" })).toMatchObject({ port: 8080, databaseUrl: undefined });
  });

  test("the file lies beneath the environment", async () => {
    const file = join(await dataFolder(), "huiyin.env");
    await writeFile(file, "PORT=9001\nHOST=0.0.0.0\n");
    expect(readConfig({ HUIYIN_CONFIG: file, PORT: "9002" })).toMatchObject({ port: 9002, host: "0.0.0.0" });
  });

  test("a misspelt name in the file is refused, not overlooked", async () => {
    const file = join(await dataFolder(), "huiyin.env");
    await writeFile(file, "HUIYIN_PROT=9001\n");
    expect(refusal({ HUIYIN_CONFIG: file })).toMatchObject({ name: "HUIYIN_PROT" });
  });

  test.each([
    ["PORT", "80a"],
    ["PORT", "65536"],
    ["HUIYIN_URL", "desk.example.com"],
    ["DATABASE_POOL_SIZE", "1"],
    ["HUIYIN_CONFIG", "/no/such/file"],
    ["HUIYIN_FAULT", "on"],
  ])("%s=%s is refused by name and value", (name, value) => {
    expect(refusal({ [name]: value })).toMatchObject({ name, value });
  });

  test("a wrong DATABASE_URL is refused without repeating it: it may hold a password", () => {
    expect(JSON.stringify(refusal({ DATABASE_URL: "mysql://u:s3cret@db/x" }))).not.toContain("s3cret");
  });

  test("half a pair of TLS files is refused, naming the missing one", () => {
    expect(refusal({ TLS_CERT: "/a.pem" })).toMatchObject({ name: "TLS_KEY" });
  });
});

test("docs/operating/configuration.md lists every setting with its default", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/operating/configuration.md"), "utf8");
  const listed = [...page.matchAll(/^\| `([A-Z_]+)` +\| (?:`(.*?)`|—) +\|/gm)].map(([, name, value]) => [
    name,
    value ?? "",
  ]);
  expect(Object.fromEntries(listed)).toEqual(settings);
});
