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

/** What became of it, also where another node was faster to work it off; and what it says, where it can be read at all. */
async function ingest({ kernel, mail }: Program, mailboxId: string | null, raw: Buffer): Promise<object> {
  const id = (await takeMail(kernel.db, { mailboxId, takenBy: "command", raw }, kernel.now()))!;
  for (;;) {
    await mail.intake.workOff(1, id);
    const settled = await settledLetter(kernel.db, id);
    if (settled !== null) {
      const read = await mail.read(raw).catch(() => null);
      return {
        ...settled,
        ...(read ? ingestLine(read) : { from: null, to: [], subject: "", text: "", attachments: [] }),
      };
    }
    await sleep(250);
  }
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
