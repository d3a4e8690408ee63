import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { type Fault, parseFault } from "./faults.ts";
import { StartProblem } from "./start-problem.ts";

/**
 * Everything that can be set from outside, in one place: environment variables, and beneath them one optional file.
 * Nothing else in the program reads the environment. docs/operating/configuration.md lists the same names.
 */
export interface Config {
  /** `PORT`. */
  readonly port: number;
  /** `HOST`: the address listened on. */
  readonly host: string;
  /** `HUIYIN_URL`, without a trailing slash: base of every link, and the Origin that may write. */
  readonly url: string;
  /** `DATABASE_URL`; without it the embedded PostgreSQL in the data folder serves. */
  readonly databaseUrl: string | undefined;
  /** `DATABASE_POOL_SIZE`: connections of this node. */
  readonly databasePoolSize: number;
  /** `HUIYIN_DATA`, absolute. */
  readonly dataFolder: string;
  /** `HUIYIN_TRUSTED_PROXIES`: addresses or networks whose forwarded headers count. */
  readonly trustedProxies: readonly string[];
  /** `HUIYIN_ALLOW_HTTP`: cookies over plain http beyond loopback. */
  readonly allowHttp: boolean;
  /** `TLS_CERT`, `TLS_KEY`: files in PEM; both or none. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  /** `HUIYIN_SMTP_PORT`, `HUIYIN_SMTP_HOST`: where letters are taken in by SMTP; absent: nowhere. */
  readonly smtp: { readonly host: string; readonly port: number } | undefined;
  /** `HUIYIN_SESSION_IDLE_HOURS`, `HUIYIN_SESSION_HOURS`: a session ends unused after the first, and after the second at the latest. */
  readonly sessions: { readonly idleHours: number; readonly absoluteHours: number };
  /** `HUIYIN_SECRET`: seals secrets at rest; without it `secret.key` in the data folder does. */
  readonly secret: string | undefined;
  /** `HUIYIN_FAULT`: a fault let in on purpose, for tests only; see faults.ts. */
  readonly fault: Fault | undefined;
}

/** Name and default of every setting, as the documentation lists them. */
export const settings = {
  PORT: "8080",
  HOST: "localhost",
  HUIYIN_URL: "http://localhost:PORT",
  DATABASE_URL: "",
  DATABASE_POOL_SIZE: "20",
  HUIYIN_DATA: "./data",
  HUIYIN_TRUSTED_PROXIES: "",
  HUIYIN_ALLOW_HTTP: "",
  TLS_CERT: "",
  TLS_KEY: "",
  HUIYIN_SMTP_PORT: "",
  HUIYIN_SMTP_HOST: "127.0.0.1",
  HUIYIN_SESSION_IDLE_HOURS: "12",
  HUIYIN_SESSION_HOURS: "168",
  HUIYIN_SECRET: "",
  HUIYIN_CONFIG: "./huiyin.env",
  HUIYIN_FAULT: "",
} as const;

type Name = keyof typeof settings;
type Given = Readonly<Record<string, string | undefined>>;

/** Reads the environment and the file. Throws StartProblem `bad-setting`, naming the setting. */
export function readConfig(environment: Given = process.env): Config {
  const file = readFile(environment);
  // An empty variable counts as not set: that is how compose files and shells leave things out.
  const given = (name: Name) => environment[name] || file[name] || undefined;
  const value = (name: Name) => given(name) ?? settings[name];
  const port = wholeNumber("PORT", value("PORT"), 1, 65_535);
  return {
    port,
    host: value("HOST"),
    url: baseUrl(given("HUIYIN_URL") ?? `${given("TLS_CERT") ? "https" : "http"}://localhost:${port}`),
    databaseUrl: databaseUrl(given("DATABASE_URL")),
    databasePoolSize: wholeNumber("DATABASE_POOL_SIZE", value("DATABASE_POOL_SIZE"), 2, 1_000),
    dataFolder: resolve(value("HUIYIN_DATA")),
    trustedProxies: (given("HUIYIN_TRUSTED_PROXIES") ?? "").split(",").flatMap((part) => part.trim() || []),
    allowHttp: given("HUIYIN_ALLOW_HTTP") === "1",
    tls: tlsFiles(given("TLS_CERT"), given("TLS_KEY")),
    smtp: smtpPlace(given("HUIYIN_SMTP_PORT"), value("HUIYIN_SMTP_HOST")),
    sessions: {
      idleHours: wholeNumber("HUIYIN_SESSION_IDLE_HOURS", value("HUIYIN_SESSION_IDLE_HOURS"), 1, 8_760),
      absoluteHours: wholeNumber("HUIYIN_SESSION_HOURS", value("HUIYIN_SESSION_HOURS"), 1, 8_760),
    },
    secret: given("HUIYIN_SECRET"),
    fault: faultOf(given("HUIYIN_FAULT")),
  };
}

function readFile(environment: Given): Given {
  const named = environment.HUIYIN_CONFIG;
  let text: string;
  try {
    text = readFileSync(named || settings.HUIYIN_CONFIG, "utf8");
  } catch (error) {
    if (!named) return {}; // the usual place may be empty; a place somebody named may not
    throw new StartProblem("bad-setting", { name: "HUIYIN_CONFIG", value: named, reason: (error as Error).message });
  }
  const given: Given = parseEnv(text);
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(settings, name));
  if (unknown) {
    throw new StartProblem("bad-setting", { name: unknown, value: given[unknown] ?? "", reason: "no such setting" });
  }
  return given;
}

function wholeNumber(name: Name, text: string, least: number, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new StartProblem("bad-setting", { name, value: text, reason: `a whole number from ${least} to ${most}` });
}

function baseUrl(text: string): string {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.search === "" && url.hash === "")
    return url.href.replace(/\/+$/, "");
  throw new StartProblem("bad-setting", { name: "HUIYIN_URL", value: text, reason: "like https://desk.example.com" });
}

function databaseUrl(text: string | undefined): string | undefined {
  if (text === undefined || /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? "")) return text;
  // The value may hold a password: it is not repeated.
  const reason = "like postgresql://user:password@host:5432/name";
  throw new StartProblem("bad-setting", { name: "DATABASE_URL", value: "…", reason });
}

function faultOf(text: string | undefined): Fault | undefined {
  if (text === undefined) return undefined;
  const fault = parseFault(text);
  if (fault !== null) return fault;
  throw new StartProblem("bad-setting", { name: "HUIYIN_FAULT", value: text, reason: "for tests only; leave it out" });
}

function smtpPlace(port: string | undefined, host: string): Config["smtp"] {
  return port === undefined ? undefined : { host, port: wholeNumber("HUIYIN_SMTP_PORT", port, 1, 65_535) };
}

function tlsFiles(cert: string | undefined, key: string | undefined): Config["tls"] {
  if (!cert && !key) return undefined;
  if (cert && key) return { cert: resolve(cert), key: resolve(key) };
  const [name, other] = cert ? ["TLS_KEY", "TLS_CERT"] : ["TLS_CERT", "TLS_KEY"];
  throw new StartProblem("bad-setting", { name, value: "", reason: `needed with ${other}` });
}
