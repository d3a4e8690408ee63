import { describe, expect, test } from "vitest";
import { missing, openDovecot } from "#test/world/dovecot.ts";
import { letter, openMailDesk } from "#test/world/mail.ts";

async function open() {
  const imap = await openDovecot();
  const { port, user } = imap;
  const incoming = { host: "127.0.0.1", port, security: "none", user, folder: "INBOX" } as const;
  const desk = await openMailDesk({ incoming });
  const sealed = desk.kernel.secrets.seal("mailbox.incoming", imap.password);
  await desk.db.query({ text: "update mailboxes set incoming_secret = $1, version = version + 1", values: [sealed] });
  await desk.program.mailboxes.refresh();
  const states = async () => {
    await desk.mail.intake.workOff();
    const { rows } = await desk.db.query<{ state: string; count: number }>({
      text: "select state, count(*)::int as count from mails group by state order by state",
    });
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  };
  /** The next look is due. */
  const fetchesAgain = async () => {
    desk.kernel.pass({ minutes: 1 });
    return desk.mail.fetcher.fetchDue();
  };
  const mark = async () =>
    (await desk.db.query<{ last_error: string | null }>({ text: "select last_error from mailbox_marks" })).rows[0];
  return { imap, desk, states, fetchesAgain, mark };
}

describe.skipIf(missing !== null)(`a real IMAP server${missing === null ? "" : ` (not here: ${missing})`}`, () => {
  test("U5 letters are fetched once, marked as read only when they are kept, and not fetched again", async () => {
    const { imap, desk, states, fetchesAgain } = await open();
    await imap.deliver(letter());
    await imap.deliver(letter({ subject: "第二封" }));
    expect(await desk.mail.fetcher.fetchDue()).toBe(2);
    expect(await imap.countSeen()).toBe(2);
    expect(await states()).toEqual({ created: 2 });
    expect(await fetchesAgain(), "nothing new").toBe(0);
    await imap.deliver(letter({ subject: "第三封" }));
    expect(await fetchesAgain()).toBe(1);
    expect(await states()).toEqual({ created: 3 });
  });

  test("R3 U5 a server that numbers anew brings no letter twice, and loses none", async () => {
    const { imap, desk, states, fetchesAgain } = await open();
    await imap.deliver(letter());
    await desk.mail.fetcher.fetchDue();
    await imap.renumber();
    await imap.deliver(letter({ subject: "之后的" }));
    expect(await fetchesAgain()).toBe(1);
    expect(await states()).toEqual({ created: 2 });
  });

  test("R1 U5 killed between keeping a letter and marking it, it is fetched again and found to be known", async () => {
    const { imap, desk, states, fetchesAgain } = await open();
    await imap.deliver(letter());
    await desk.mail.fetcher.fetchDue();
    await states();
    // As if the process had died before it could note how far it had come.
    await desk.db.query({ text: "update mailbox_marks set uid_validity = null, last_uid = null" });
    await imap.deliver(letter({ subject: "之后的" }));
    expect(await fetchesAgain()).toBe(1);
    expect(await states()).toEqual({ created: 2 });
  });

  test("U5 of two nodes one looks into a mailbox at a time", async () => {
    const { imap, desk, states } = await open();
    for (let n = 0; n < 5; n += 1) await imap.deliver(letter());
    const other = desk.anotherNode();
    const taken = await Promise.all([desk.mail.fetcher.fetchDue(), other.fetcher.fetchDue()]);
    expect(taken.toSorted()).toEqual([0, 5]);
    expect(await states()).toEqual({ created: 5 });
  });

  test("R9 U5 a server that is away, or a password that is wrong, is told in a word, and fetching goes on by itself", async () => {
    const { imap, desk, mark, fetchesAgain, states } = await open();
    await imap.stop();
    expect(await desk.mail.fetcher.fetchDue()).toBe(0);
    expect((await mark())?.last_error).toMatch(/^refused /);
    await imap.start();
    const wrong = desk.kernel.secrets.seal("mailbox.incoming", "wrong");
    const right = desk.kernel.secrets.seal("mailbox.incoming", imap.password);
    const set = async (secret: Buffer) => {
      await desk.db.query({
        text: "update mailboxes set incoming_secret = $1, version = version + 1",
        values: [secret],
      });
      await desk.program.mailboxes.refresh();
    };
    await set(wrong);
    expect(await fetchesAgain()).toBe(0);
    expect((await mark())?.last_error).toMatch(/^login-refused /);
    await set(right);
    await imap.deliver(letter());
    expect(await fetchesAgain()).toBe(1);
    expect((await mark())?.last_error).toBeNull();
    expect(await states()).toEqual({ created: 1 });
  });
});
