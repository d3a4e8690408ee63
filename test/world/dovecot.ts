import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { freePort } from "./program.ts";

const program = "/usr/sbin/dovecot";
/** Why there is no IMAP server here; null: there is one. Installed by the test command where it may (scripts/machine.ts). */
export const missing =
  existsSync(program) && process.getuid?.() === 0 ? null : "needs Debian's dovecot-imapd, and root to start it";

export type Dovecot = {
  port: number;
  user: string;
  password: string;
  /** Puts a letter into the mailbox as a delivery agent does. */
  deliver: (raw: string) => Promise<void>;
  /** How many letters bear the mark of having been read. */
  countSeen: () => Promise<number>;
  /** The server forgets its numbering: the next validity is another. */
  renumber: () => Promise<void>;
  stop: () => Promise<void>;
  start: () => Promise<void>;
};

/** Dovecot serves nobody's mail as root. */
const nobody = 65_534;

/** A real IMAP server with one empty mailbox, gone when the test ends. */
export async function openDovecot(): Promise<Dovecot> {
  // A socket's path may have 108 characters: not below the project.
  const folder = await mkdtemp("/tmp/hy-imap-");
  await chmod(folder, 0o755);
  const port = await freePort();
  const maildir = join(folder, "mail");
  const conf = join(folder, "dovecot.conf");
  await mkdir(join(folder, "run"));
  for (const one of ["", "new", "cur", "tmp"]) {
    await mkdir(join(maildir, one), { recursive: true });
    await chown(join(maildir, one), nobody, nobody);
  }
  await writeFile(
    conf,
    `base_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
ssl = no
disable_plaintext_auth = no
listen = 127.0.0.1
mail_location = maildir:${maildir}
passdb {
  driver = static
  args = password=right
}
userdb {
  driver = static
  args = uid=${nobody} gid=${nobody} home=${folder}
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`,
  );
  let server: ChildProcess | null = null;
  const start = async () => {
    server = spawn(program, ["-F", "-c", conf], { stdio: "ignore" });
    await answering(port);
  };
  const stop = async () => {
    if (server === null || server.exitCode !== null) return;
    server.kill("SIGTERM");
    await once(server, "exit");
  };
  await start();
  onTestFinished(async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  });
  let delivered = 0;
  return {
    port,
    user: "desk",
    password: "right",
    deliver: async (raw) => {
      delivered += 1;
      await writeFile(
        join(maildir, "new", `${1_900_000_000 + delivered}.M${delivered}.test`),
        raw.replaceAll("\n", "\r\n"),
      );
    },
    countSeen: async () => (await readdir(join(maildir, "cur"))).filter((name) => /:2,.*S/.test(name)).length,
    renumber: async () => {
      await stop();
      for (const name of await readdir(maildir))
        if (name.startsWith("dovecot")) await rm(join(maildir, name), { recursive: true });
      await start();
    },
    stop,
    start,
  };
}

/** It takes connections. */
async function answering(port: number): Promise<void> {
  for (let look = 0; look < 200; look += 1) {
    const isThere = await new Promise<boolean>((answer) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("data", () => answer(true)).once("error", () => answer(false));
      socket.once("data", () => socket.destroy());
    });
    if (isThere) return;
    await sleep(50);
  }
  throw new Error("dovecot does not answer");
}
