import type { Engine } from "#kernel/process/engine.ts";
import { Fetcher } from "./fetching.ts";
import { Intake } from "./intake.ts";
import { type Listening, listenForMail, type SmtpPlace } from "./listening.ts";
import { startLoop } from "./loop.ts";
import type { Mailboxes } from "./mailbox.ts";
import { type MailReader, openReader } from "./reading/index.ts";
import { Sender } from "./sending.ts";

export type MailChannel = {
  /** A letter read again, for people to look at. Throws UnreadableMessage. */
  read: MailReader["read"];
  intake: Intake;
  sender: Sender;
  fetcher: Fetcher;
  /** Letters are taken in by SMTP there, until closed. */
  listen: (place: SmtpPlace) => Promise<Listening>;
  close: () => Promise<void>;
};

/** Everything that moves mail on this node. `isWorking`: fetches, enters and sends by itself; else only when asked to. */
export function openMailChannel(engine: Engine, mailboxes: Mailboxes, isWorking: boolean): MailChannel {
  const { kernel } = engine.ground;
  const reader = openReader();
  const intake = new Intake(engine, mailboxes, reader);
  const sender = new Sender(kernel, mailboxes);
  const fetcher = new Fetcher(kernel, mailboxes);
  const entering = isWorking ? startLoop(kernel, "mail.entering", 2_000, () => intake.workOff()) : null;
  const sending = isWorking ? startLoop(kernel, "mail.sending", 2_000, () => sender.sendDue()) : null;
  const fetching = isWorking
    ? startLoop(kernel, "mail.fetching", 5_000, async () => {
        const taken = await fetcher.fetchDue();
        if (taken > 0) entering?.wake();
        return taken;
      })
    : null;
  return {
    read: (raw) => reader.read(raw),
    intake,
    sender,
    fetcher,
    listen: (place) => listenForMail(kernel, mailboxes, place, () => entering?.wake()),
    close: async () => {
      await Promise.all([fetching?.stop(), entering?.stop(), sending?.stop()]);
      await reader.close();
    },
  };
}
