import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { expect, onTestFinished, test } from "vitest";
import { openSecrets } from "#kernel/secrets/sealing.ts";
import { probeIncoming, probeOutgoing } from "./probing.ts";
import { troubleOf } from "./trouble.ts";

/** U5: what "test it" answers, against real servers on this machine. */

const secret = "canary-4711";
const at = (port: number) => ({ host: "127.0.0.1", port, security: "none" as const, user: "desk" });
const inFolder = (port: number, folder = "INBOX") => ({ ...at(port), folder });

type Dialogue = (command: string, rest: string) => string[];

/** Speaks as much IMAP as a sign-in and a look at a folder need; what it says beyond is the test's. */
async function imapServer(says: Dialogue): Promise<number> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket.on("error", () => undefined));
    socket.write("* OK [CAPABILITY IMAP4rev1] ready\r\n");
    let rest = "";
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      const lines = (rest + chunk).split("\r\n");
      rest = lines.pop()!;
      for (const line of lines) {
        const [tag = "", command = "", ...words] = line.split(" ");
        for (const answer of says(command.toUpperCase(), words.join(" ")))
          socket.write(`${answer.replace(/^>/, tag)}\r\n`);
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const willing: Dialogue = (command, rest) => {
  if (command === "CAPABILITY") return ["* CAPABILITY IMAP4rev1", "> OK done"];
  if (command === "EXAMINE")
    return /^"?INBOX"?$/i.test(rest)
      ? [
          "* FLAGS (\\Seen)",
          "* 3 EXISTS",
          "* OK [UIDVALIDITY 1] valid",
          "* OK [UIDNEXT 4] next",
          "> OK [READ-ONLY] done",
        ]
      : ["> NO [NONEXISTENT] no such folder"];
  if (command === "LIST") return ['* LIST (\\Noselect) "/" ""', "> OK done"];
  return ["> OK done"];
};

async function smtpServer(options: SMTPServerOptions): Promise<number> {
  const server = new SMTPServer(options);
  server.on("error", () => undefined);
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())));
  return (listening.address() as AddressInfo).port;
}

/** A port nobody listens on. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

test("U5 a mailbox that can be fetched from says how many letters lie there", async () => {
  const port = await imapServer(willing);
  expect(await probeIncoming(inFolder(port), secret)).toEqual({ outcome: "good", detail: "INBOX: 3" });
});

test("U5 a folder that is not there is told apart from a sign-in that is refused", async () => {
  const port = await imapServer(willing);
  expect(await probeIncoming(inFolder(port, "Nowhere"), secret)).toMatchObject({ outcome: "folder-missing" });
});

test("S24 a refused sign-in says so in the server's words, which never hold the password though the server repeats it", async () => {
  const encoded = Buffer.from(secret).toString("base64");
  const port = await imapServer((command, rest) =>
    command === "LOGIN" ? [`> NO [AUTHENTICATIONFAILED] wrong: ${secret} ${encoded}`] : willing(command, rest),
  );
  const told = await probeIncoming(inFolder(port), secret);
  expect(told).toMatchObject({ outcome: "login-refused", detail: expect.stringContaining("wrong: …") });
  expect(told.detail).not.toContain(secret);
  expect(told.detail).not.toContain(encoded);
});

test("U5 a server without encryption is not spoken to where encryption was asked for", async () => {
  const imap = await imapServer(willing);
  const smtp = await smtpServer({ hideSTARTTLS: true, disabledCommands: ["STARTTLS"], authOptional: true });
  expect(await probeIncoming({ ...inFolder(imap), security: "starttls" }, secret)).toMatchObject({
    outcome: "no-encryption",
  });
  expect(await probeOutgoing({ ...at(smtp), security: "starttls" }, secret)).toMatchObject({
    outcome: "no-encryption",
  });
});

test("U5 a certificate nobody vouches for is not trusted", async () => {
  const smtp = await smtpServer({ authOptional: true }); // its own certificate is made for tests
  expect(await probeOutgoing({ ...at(smtp), security: "starttls" }, secret)).toMatchObject({ outcome: "certificate" });
});

test("U5 a sign-in to send is tried, and nothing is sent", async () => {
  let letters = 0;
  const port = await smtpServer({
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    onAuth: ({ password }, _session, done) =>
      password === secret ? done(null, { user: "desk" }) : done(new Error(`not ${password}`)),
    onData: (stream, _session, done) => {
      letters += 1;
      stream.resume().on("end", () => done());
    },
  });
  expect(await probeOutgoing(at(port), secret)).toEqual({ outcome: "good", detail: "" });
  const refused = await probeOutgoing(at(port), "canary-other");
  expect(refused).toMatchObject({ outcome: "login-refused" });
  expect(refused.detail).not.toContain("canary");
  expect(letters).toBe(0);
});

test("U5 where nobody listens the answer is that the connection was refused", async () => {
  const port = await closedPort();
  expect(await probeIncoming(inFolder(port), secret)).toMatchObject({ outcome: "refused" });
  expect(await probeOutgoing(at(port), secret)).toMatchObject({ outcome: "refused" });
});

test("U5 what libraries throw has a word of ours", () => {
  const word = (error: object) => troubleOf(Object.assign(new Error("x"), error), null).trouble;
  expect(word({ code: "ENOTFOUND" })).toBe("host-unknown");
  expect(word({ code: "EDNS", message: "queryA ENOTFOUND mail.invalid" })).toBe("host-unknown");
  expect(word({ message: "timed out" })).toBe("timed-out");
  expect(word({ code: "DEPTH_ZERO_SELF_SIGNED_CERT", message: "self-signed certificate" })).toBe("certificate");
  expect(word({ message: "who knows" })).toBe("other");
  const sealed = openSecrets(() => "one key").seal("mailbox.incoming", secret);
  let thrown: unknown;
  try {
    openSecrets(() => "another").unseal("mailbox.incoming", sealed);
  } catch (error) {
    thrown = error;
  }
  expect(troubleOf(thrown, null)).toEqual({ trouble: "secret-unopened", detail: "" });
});
