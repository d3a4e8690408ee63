import { Refusal } from "#kernel/errors/refusal.ts";
import { bySystem } from "#kernel/people/commands/change.ts";
import { caseIdOf } from "#kernel/process/numbers.ts";
import { upgradeCases } from "#kernel/process/upgrade-cases.ts";
import { optionsOf, refuseArguments } from "../arguments.ts";
import { readConfig } from "../config.ts";
import { onGround } from "../ground.ts";
import { openKernel } from "../kernel.ts";
import { progress } from "../log.ts";
import { openProgram, type Program } from "../program.ts";

export const summary =
  "cases upgrade --process P [--number N]: open cases go on by the newest version | cases erase --number N --entry E --because WHY: the content of an entry goes for good";

type Work = (program: Program) => Promise<unknown>;

export async function run(args: readonly string[]): Promise<void> {
  const work = workOf(optionsOf("cases", summary, args, ["process", "number", "entry", "because"]));
  const config = readConfig();
  const answer = await onGround(config, "cases", async (ground) => {
    const { kernel, stop } = await openKernel(config, ground);
    const program = await openProgram(kernel, { isWorking: false });
    try {
      return await work(program);
    } catch (error) {
      if (error instanceof Refusal)
        throw refuse(error.detail.issues?.map(({ path, code }) => `${path} ${code}`).join() ?? error.code);
      throw error;
    } finally {
      await program.stop();
      stop();
    }
  });
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

function workOf(given: Partial<Record<"act" | "process" | "number" | "entry" | "because", string>>): Work {
  const { act, number, entry, because } = given;
  if (act === "upgrade" && given.process && !entry && !because) {
    const order = { process: given.process, number };
    return ({ engine, kernel }) =>
      upgradeCases(engine, bySystem(kernel.now()), order, (done) => progress(`upgraded ${done} cases`));
  }
  if (act === "erase" && number && entry && /^[1-9]\d{0,8}$/.test(entry) && because?.trim()) {
    const order = { seq: Number(entry), because: because.trim() };
    return ({ engine, kernel }) => engine.eraseContent(bySystem(kernel.now()), caseIdOf(number), order);
  }
  throw refuse("something is missing");
}

const refuse = (reason: string) => refuseArguments("cases", summary, reason);
