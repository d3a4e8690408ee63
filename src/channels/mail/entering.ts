import { randomUUID } from "node:crypto";
import { Refusal } from "#kernel/errors/refusal.ts";
import { safeName } from "#kernel/files/names.ts";
import { storeFile } from "#kernel/files/store.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { type Actor, systemActor } from "#kernel/people/actor.ts";
import type { Brought, BroughtFile } from "#kernel/process/brought.ts";
import type { Engine } from "#kernel/process/engine.ts";
import { findRequester } from "#kernel/process/requester.ts";
import type { Mailbox } from "./mailbox.ts";
import type { MailFile, ReadMessage } from "./reading/index.ts";
import { type Sender, writerOf } from "./senders.ts";

/** What a letter becomes, and who let it in where a person did. */
export type Entering = {
  mailId: string;
  read: ReadMessage;
  mailbox: Mailbox | null;
  sender: Sender;
  releasedBy: string | null;
};

const mostBytes = 25 * 1024 * 1024;
const mostFiles = 50;
const noSubject = { zh: "（无主题）", en: "(no subject)" };

/** A case of its own (D1). It and the letter's mark are one transaction: one letter, one case, whoever tries again. */
export async function createCase(engine: Engine, entering: Entering): Promise<{ caseId: string }> {
  const { kernel } = engine.ground;
  const { read, mailbox, sender } = entering;
  const process = mailbox?.process ?? "incident";
  const found = await findRequester(kernel.db, systemActor, { name: sender.name || undefined, email: sender.address });
  const { files, left } = await storeFiles(kernel, read);
  const answer = await engine.register(askingAs(kernel, writerOf(sender, null, kernel.zone)), {
    process,
    subject: read.subject.slice(0, 300) || noSubject[sender.language],
    description: wordsOf(read, left, sender.language),
    channel: "email",
    ...found,
    occurredAt: null,
    values: {},
    teamId: mailbox?.teamId ?? null,
    brought: bringing(entering, files, "created"),
  });
  return { caseId: answer.id };
}

/** Words on the case they belong to: the sender's reach everybody who reads the case, a machine's only ourselves. */
export async function appendWords(
  engine: Engine,
  entering: Entering,
  { caseId, by }: { caseId: string; by: "sender" | "machine" },
): Promise<void> {
  const { kernel } = engine.ground;
  const { read, sender } = entering;
  const { files, left } = await storeFiles(kernel, read);
  const isPublic = by === "sender";
  const actor = isPublic ? writerOf(sender, caseId, kernel.zone) : systemActor;
  await engine.comment(askingAs(kernel, actor), caseId, {
    body: isPublic
      ? wordsOf(read, left, sender.language)
      : `${sender.address}: ${wordsOf(read, left, sender.language)}`,
    visibility: isPublic ? "public" : "internal",
    attachments: [],
    brought: bringing(entering, files, "appended"),
  });
}

const askingAs = (kernel: Kernel, actor: Actor) => ({
  actor,
  now: kernel.now(),
  via: "email",
  idempotencyKey: null,
  ifMatch: null,
});

const bringing = ({ mailId, read, releasedBy }: Entering, files: BroughtFile[], asState: string): Brought => ({
  files,
  parts: { mails: [{ mailId, asState, reason: null, messageId: read.messageId, settledBy: releasedBy }] },
});

/** D2: a file nobody takes keeps no letter out; it is named instead, and stays in the letter as it came. */
async function storeFiles(
  kernel: Kernel,
  { attachments }: ReadMessage,
): Promise<{ files: BroughtFile[]; left: string[] }> {
  const files: BroughtFile[] = [];
  const left: string[] = [];
  for (const file of attachments) {
    const stored = files.length < mostFiles ? await store(kernel, file) : null;
    if (stored === null) left.push(file.name);
    else files.push(stored);
  }
  return { files, left };
}

async function store({ db, now }: Kernel, { name, content }: MailFile): Promise<BroughtFile | null> {
  try {
    const given = safeName(name);
    const { id } = await storeFile(db, chunksOf(content), { name: given, mostBytes, now: now() });
    return { id: randomUUID(), fileId: id, name: given };
  } catch (error) {
    if (error instanceof Refusal && (error.code === "program-not-taken" || error.code === "file-too-large"))
      return null;
    throw error;
  }
}

async function* chunksOf(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}

const longest = 50_000;

function wordsOf({ newText, text }: ReadMessage, left: readonly string[], language: "zh" | "en"): string {
  const words = (newText.trim() || text.trim()).slice(0, longest);
  if (left.length === 0) return words;
  const names = left.slice(0, 20).join(language === "zh" ? "、" : ", ");
  const note = { zh: `［没有收下的附件：${names}］`, en: `[Attachments not taken: ${names}]` }[language];
  return words === "" ? note : `${words}\n\n${note}`;
}
