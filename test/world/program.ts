import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";

export interface Program {
  readonly pid: number;
  /** Everything written so far. */
  readonly out: () => string;
  readonly err: () => string;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** Resolves when standard output or error says so; rejects when the program ends without. */
  says(text: string | RegExp): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

const project = join(import.meta.dirname, "../..");

/** Runs a program of this project under our own Node, as the bootstrap would; killed with the test if still there. */
export function runProgram(
  file: string,
  args: readonly string[] = [],
  environment: Record<string, string> = {},
): Program {
  return run(process.execPath, ["--disable-proto=delete", join(project, file), ...args], environment);
}

/** Runs any command in the project's folder. */
export function run(command: string, args: readonly string[], environment: Record<string, string> = {}): Program {
  const env = { ...cleanEnvironment(), ...environment };
  const child = spawn(command, args, { cwd: project, env, stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let err = "";
  let listeners: (() => void)[] = [];
  const heard = () => {
    for (const listener of listeners) listener();
  };
  child.stdout.on("data", (chunk) => {
    out += chunk;
    heard();
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
    heard();
  });
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once("close", (code, signal) => resolve(code ?? signal!));
  });
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
    await ended;
  });
  return {
    pid: child.pid!,
    out: () => out,
    err: () => err,
    ended,
    kill: (signal) => child.kill(signal),
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (typeof text === "string" ? (out + err).includes(text) : text.test(out + err)) resolve();
        };
        listeners = [...listeners, look];
        look();
        ended.then((code) => reject(new Error(`ended (${code}) without saying ${text}:\n${out}${err}`)));
      }),
  };
}

/** Ours, without what a developer may have set for the program. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(PORT|HOST|DATABASE_|HUIYIN_|TLS_|NODE_(?!COMPILE_CACHE)|VITEST|npm_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}

/** A port nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}
