import { randomKey } from "./attempt.ts";
import { ApiProblem, call } from "./call.ts";

/** Largest file the server takes (its own check decides). */
export const largestFileMegabytes = 25;

export const fileAddress = (id: string) => `/api/v1/attachments/${encodeURIComponent(id)}`;

/** What became of each chosen file so far: its key, and the id the server gave it. */
export type Uploads = Map<File, { key: string; id: string | null }>;

/**
 * Sends the files that have not arrived yet, each with a key of its own that outlives retries. Answers the name of the
 * first one the server will not have (kind or size); throws where trying again may help.
 */
export async function uploadAll(number: string, files: readonly File[], uploads: Uploads): Promise<string | null> {
  for (const file of files) {
    const kept = uploads.get(file) ?? { key: randomKey(), id: null };
    uploads.set(file, kept);
    if (kept.id !== null) continue;
    try {
      kept.id = await upload(number, file, kept.key);
    } catch (failure) {
      if (failure instanceof ApiProblem && ["invalid", "too-large", "malformed"].includes(failure.kind))
        return file.name;
      throw failure;
    }
  }
  return null;
}

async function upload(number: string, file: File, key: string): Promise<string> {
  const body = new FormData();
  body.append("file", file, file.name);
  const path = `/cases/${encodeURIComponent(number)}/attachments`;
  return (await call<{ id: string }>(path, { method: "POST", body, key })).id;
}
