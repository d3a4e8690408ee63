import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { constants } from "node:os";

/** A slow step: says what it does, keeps its output to itself, shows it when the step fails. */
export async function runStep(title, program, args, { cwd, hint, env = process.env }) {
  const begin = performance.now();
  process.stderr.write(`huiyin: ${title} …\n`);
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const output = [];
  child.stdout.on("data", (chunk) => output.push(chunk));
  child.stderr.on("data", (chunk) => output.push(chunk));
  const heartbeat = setInterval(() => process.stderr.write(`huiyin: … ${seconds(begin)} s\n`), 10_000);
  const code = await ended(child);
  clearInterval(heartbeat);
  if (code === 0) return void process.stderr.write(`huiyin: … done in ${seconds(begin)} s\n`);
  process.stderr.write(Buffer.concat(output));
  throw new Error([`"${program} ${args.join(" ")}" failed (${code})`, hint].filter(Boolean).join(": "));
}

/**
 * Runs the program in front and answers with its exit code. It is told to stop when we are told, and when whoever
 * started us is gone: npm passes SIGTERM to its shell only, so our parent changes and nothing else reaches us.
 * Should we be killed outright, the closed channel tells it the same.
 */
export async function runUntilEnd(program, args) {
  const child = spawn(program, args, { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  const starters = whoStartedUs();
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event && whoStartedUs() !== starters) child.kill("SIGTERM");
  }, 250);
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  const code = await ended(child);
  clearInterval(watch);
  return code;
}

/** Our parent (npm's shell) and its parent (npm): killed outright, npm leaves its shell waiting for us. */
function whoStartedUs() {
  if (process.platform !== "linux") return String(process.ppid);
  try {
    // After the name in brackets, which may hold anything: state, parent.
    const [, grandparent] = readFileSync(`/proc/${process.ppid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return `${process.ppid} ${grandparent}`;
  } catch {
    return "gone";
  }
}

const seconds = (begin) => Math.round((performance.now() - begin) / 1000);

/** Exit code as a shell would give it: 128 and the signal's number for a child that was killed. */
function ended(child) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}
