import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { ingestLine, settledLetter, takeMail } from "#channels/mail/index.ts";
import { refuseArguments } from "../arguments.ts";
import { readConfig } from "../config.ts";
import { onGround } from "../ground.ts";
import { openKernel } from "../kernel.ts";
import { openProgram, type Program } from "../program.ts";

export const summary =
  "mail ingest [--mailbox ADDRESS] FILE…|-: takes raw messages (RFC 5322) in as if they had been fetched; a JSON line each";

export async function run(args: readonly string[]): Promise<void> {
  const { files, address } = readArguments(args);
  await onGround(readConfig(), "mail", async (ground) => {
    const { kernel, stop } = await openKernel(readConfig(), ground);
    const program = await openProgram(kernel, { isWorking: false, isRelaying: false });
    try {
      const mailbox = address === undefined ? null : program.mailboxes.all().find((one) => one.address === address);
      if (mailbox === undefined) throw refuse(`no mailbox has the address ${address}`);
      for (const file of files) {
        const raw = file === "-" ? await buffer(process.stdin) : await readFile(file);
        const line = { file, ...(await ingest(program, mailbox?.id ?? null, raw)) };
        process.stdout.write(`${JSON.stringify(line)}\n`);
      }
    } finally {
      await program.stop();
      stop();
    }
  });
}

/** Some seconds: another node may be at it. */
const mostLooks = 40;

/** What became of it, also where another node was faster to work it off; and what it says, where it can be read at all. */
async function ingest({ kernel, mail }: Program, mailboxId: string | null, raw: Buffer): Promise<object> {
  const id = (await takeMail(kernel.db, { mailboxId, takenBy: "command", raw }, kernel.now()))!;
  const read = await mail.read(raw).catch(() => null);
  const said = read ? ingestLine(read) : { from: null, to: [], subject: "", text: "", attachments: [] };
  for (let look = 0; look < mostLooks; look += 1) {
    await mail.intake.workOff(1, id);
    const settled = await settledLetter(kernel.db, id);
    if (settled !== null) return { ...settled, ...said };
    await sleep(250);
  }
  // It could not be entered yet; the program tries again, and after some tries a person decides.
  return { number: null, action: "waiting", reason: "failed", ...said };
}

function readArguments(args: readonly string[]): { files: string[]; address: string | undefined } {
  try {
    const options = { mailbox: { type: "string" as const } };
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [act, ...files] = positionals;
    if (act !== "ingest" || files.length === 0) throw new Error("name the files to take in, or - for standard input");
    return { files, address: values.mailbox?.toLowerCase() };
  } catch (error) {
    throw refuse((error as Error).message);
  }
}

const refuse = (reason: string) => refuseArguments("mail", summary, reason);
