import type { AttachmentView } from "#kernel/process/contract.ts";
import { randomKey } from "./attempt.ts";
import { ApiProblem, call, callForBlob } from "./call.ts";

/** Largest file the server takes (its own check decides). */
export const largestFileMegabytes = 25;

/** As many as go with one message. */
export const mostFiles = 20;

export const filePath = (id: string) => `/attachments/${encodeURIComponent(id)}`;

/** Saves a file on pages whose reader shows a link token, which an ordinary link cannot carry. */
export async function saveFile(id: string, name: string): Promise<void> {
  const address = URL.createObjectURL(await callForBlob(filePath(id)));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** What became of each chosen file so far: its key, and the id the server gave it. */
export type Uploads = Map<File, { key: string; id: string | null }>;

/**
 * Sends the files that have not arrived yet, each with a key of its own that outlives retries. Answers the names of
 * those the server will not have (kind or size); throws where trying again may help.
 */
export async function uploadAll(number: string, files: readonly File[], uploads: Uploads): Promise<string[]> {
  const refused: string[] = [];
  for (const file of files) {
    const kept = uploads.get(file) ?? { key: randomKey(), id: null };
    uploads.set(file, kept);
    if (kept.id !== null) continue;
    try {
      kept.id = await upload(number, file, kept.key);
    } catch (failure) {
      if (!(failure instanceof ApiProblem && ["invalid", "too-large", "malformed"].includes(failure.kind)))
        throw failure;
      refused.push(file.name);
    }
  }
  return refused;
}

async function upload(number: string, file: File, key: string): Promise<string> {
  const body = new FormData();
  body.append("file", file, file.name);
  const path = `/cases/${encodeURIComponent(number)}/attachments`;
  const { items } = await call<{ items: AttachmentView[] }>(path, { method: "POST", body, key });
  return items[0]!.id;
}
