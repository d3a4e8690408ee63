import { setTimeout as wait } from "node:timers/promises";
import { migrate, migrationState } from "#kernel/db/migrate.ts";
import { isPlainHttp } from "#kernel/http/credentials.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { linkActor } from "#kernel/links/links.ts";
import { setUpLink } from "#kernel/people/commands/set-up.ts";
import { identifier } from "#kernel/people/identity/identify.ts";
import { runCommand } from "../command.ts";
import { type Config, readConfig } from "../config.ts";
import { definitionFindings } from "../findings.ts";
import { type Ground, takeGround } from "../ground.ts";
import { createHttp, listen } from "../http.ts";
import { openKernel } from "../kernel.ts";
import { progress } from "../log.ts";
import { openProgram, type Program } from "../program.ts";
import { roomsOf, routesOf } from "../rooms.ts";
import { untilToldToStop } from "../until-told.ts";

export const summary = "runs the program; --demo fills it with a fictional provider first";

/** Answers under way are waited for this long when the program ends, in milliseconds. */
const drainLimit = 10_000;

export async function run(args: readonly string[]): Promise<void> {
  const told = untilToldToStop();
  const config = readConfig();
  const ground = await takeGround(config, "serve");
  try {
    await migrate(ground.db, ground.migrations, progress);
    // It joins the server we own, like any other command.
    if (args.includes("--demo")) await runCommand("demo", []);
    await serveUntil(told, config, ground);
  } finally {
    await ground.leave();
  }
}

async function serveUntil(told: Promise<string>, config: Config, ground: Ground): Promise<void> {
  const { kernel, stop } = await openKernel(config, ground);
  try {
    const program = await openProgram(kernel, { isServing: true });
    try {
      await answerUntil(told, config, ground, kernel, program);
    } finally {
      await program.stop();
    }
  } finally {
    // Whatever failed: a clock or relay left running would keep this process from ending.
    stop();
  }
}

async function answerUntil(
  told: Promise<string>,
  config: Config,
  ground: Ground,
  kernel: Kernel,
  program: Program,
): Promise<void> {
  // A stored version that names code this release no longer has: its cases could not be moved here.
  const unsound = await definitionFindings(kernel.db, roomsOf(program.reference));
  const server = await createHttp(config, kernel, routesOf(program, config.sessions), {
    identify: identifier(kernel, {
      sessions: config.sessions,
      actorOfLink: (token, now) => linkActor(kernel.db, token, now),
    }),
    readiness: async () => [...unsound, ...(await reasonsNotReady(ground))],
  });
  // Asked for before anybody is told "ready": from then on a database that goes away for a moment must end nothing.
  const link = await setUpLink(kernel, kernel.now());
  await listen(server, config);
  const letters = config.smtp && (await program.mail.listen({ ...config.smtp, tls: config.tls }));
  progress(`ready at ${config.url} / 已就绪：${config.url}`);
  if (isPlainHttp(config.url)) progress(plainHttpWarning);
  if (link) progress(`set it up here, once / 首次设置（一次有效）：${link}`);
  progress(`stopping (${await told}) / 正在停止`);
  await letters?.close();
  await program.live?.stop(); // open streams would keep the server from closing
  await Promise.race([server.close(), wait(drainLimit, undefined, { ref: false })]);
}

const plainHttpWarning =
  "WARNING: people sign in over plain http; passwords cross the network readable / 警告：登录未加密，密码可能被窃听";

async function reasonsNotReady({ db, migrations }: Ground): Promise<readonly string[]> {
  try {
    const { pending, unknown } = await migrationState(db, migrations);
    // A newer node may have migrated already; expand-then-contract keeps this one working meanwhile.
    return pending.length > 0 && unknown.length === 0 ? [`migrations missing: ${pending.join(", ")}`] : [];
  } catch (error) {
    return [`database: ${error instanceof Error ? error.message : error}`];
  }
}
