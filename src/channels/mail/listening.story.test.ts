import { createTransport } from "nodemailer";
import { expect, onTestFinished, test } from "vitest";
import { letter, openMailDesk } from "#test/world/mail.ts";

async function open() {
  const desk = await openMailDesk();
  const listening = await desk.mail.listen({ host: "127.0.0.1", port: 0, tls: undefined });
  const relay = createTransport({ host: "127.0.0.1", port: listening.port, ignoreTLS: true });
  onTestFinished(async () => {
    relay.close();
    await listening.close();
  });
  const send = (to: string, raw: string) =>
    relay.sendMail({ envelope: { from: "gu.nanzhi@beiming.example", to: [to] }, raw: raw.replaceAll("\n", "\r\n") });
  const kept = async () =>
    (
      await desk.db.query<{ taken_by: string; state: string }>({
        text: "select taken_by, state from mails order by id",
      })
    ).rows;
  return { desk, send, kept };
}

test("U5 a letter relayed to us by SMTP is answered once it is kept, and becomes a case", async () => {
  const { desk, send, kept } = await open();
  const { response } = await send("Desk@huiyin.example", letter());
  expect(response).toContain("250");
  expect(await kept(), "kept before it was answered").toEqual([{ taken_by: "smtp", state: "waiting" }]);
  await desk.mail.intake.workOff();
  expect(await kept()).toEqual([{ taken_by: "smtp", state: "created" }]);
});

test("U5 S16 what is for no mailbox of ours is refused at the door: nothing is relayed to anybody", async () => {
  const { send, kept } = await open();
  await expect(send("somebody@elsewhere.example", letter())).rejects.toMatchObject({ responseCode: 550 });
  expect(await kept()).toEqual([]);
});

test("R1 R2 U5 a letter that cannot be kept is not answered as taken, so that its server sends it again", async () => {
  const { desk, send, kept } = await open();
  await desk.db.query({ text: "alter table mail_raws add constraint full_disk check (false) not valid" });
  await expect(send("desk@huiyin.example", letter())).rejects.toMatchObject({ responseCode: 451 });
  expect(await kept(), "and nothing of it is left").toEqual([]);
  await desk.db.query({ text: "alter table mail_raws drop constraint full_disk" });
  await send("desk@huiyin.example", letter());
  expect(await kept()).toHaveLength(1);
});
