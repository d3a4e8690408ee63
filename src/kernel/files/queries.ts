import { randomBytes } from "node:crypto";
import type { Queryable } from "../db/pool.ts";
import type { Scope } from "../people/scope.ts";

export async function beginFile(db: Queryable, now: Temporal.Instant): Promise<string> {
  const { rows } = await db.query<{ id: string }>({
    name: "files-begin",
    // Until the content is known, a random stand-in holds the place of its hash.
    text: `insert into files (sha256, size, media_type, created_at) values ($1, 0, 'unfinished', $2) returning id`,
    values: [randomBytes(32), now],
  });
  return rows[0]!.id;
}

export async function addChunk(db: Queryable, fileId: string, n: number, bytes: Buffer): Promise<void> {
  await db.query({
    name: "files-chunk",
    text: "insert into file_chunks (file_id, n, bytes) values ($1, $2, $3)",
    values: [fileId, n, bytes],
  });
}

/** Gives the file its hash; false: the same content is here already. */
export async function finishFile(
  db: Queryable,
  file: { id: string; sha256: Buffer; size: number; mediaType: string },
): Promise<boolean> {
  try {
    const { rowCount } = await db.query({
      name: "files-finish",
      text: `update files set sha256 = $2, size = $3, media_type = $4
             where id = $1 and not exists (select from files where sha256 = $2)`,
      values: [file.id, file.sha256, file.size, file.mediaType],
    });
    return rowCount === 1;
  } catch (error) {
    // Two uploads of one content finished at the same moment.
    if (error instanceof Error && "code" in error && error.code === "23505") return false;
    throw error;
  }
}

export async function fileWithHash(db: Queryable, sha256: Buffer): Promise<{ id: string; mediaType: string } | null> {
  const { rows } = await db.query<{ id: string; mediaType: string }>({
    name: "files-by-hash",
    text: `select id, media_type as "mediaType" from files where sha256 = $1`,
    values: [sha256],
  });
  return rows[0] ?? null;
}

export async function deleteFile(db: Queryable, id: string): Promise<void> {
  await db.query({ name: "files-delete", text: "delete from files where id = $1", values: [id] });
}

export async function readChunk(db: Queryable, fileId: string, n: number): Promise<Buffer | null> {
  const { rows } = await db.query<{ bytes: Buffer }>({
    name: "files-read-chunk",
    text: "select bytes from file_chunks where file_id = $1 and n = $2",
    values: [fileId, n],
  });
  return rows[0]?.bytes ?? null;
}

export type NewAttachment = {
  id: string;
  fileId: string;
  caseId: string;
  name: string;
  visibility: "public" | "internal";
  createdBy: string | null;
};

/** Attaches unless the case has `most` already. */
export async function insertAttachment(
  db: Queryable,
  attachment: NewAttachment,
  most: number,
  now: Temporal.Instant,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: "attachments-insert",
    text: `insert into attachments (id, file_id, case_id, name, visibility, created_at, created_by)
           select $1, $2, $3, $4, $5, $6, $7
           where (select count(*) from (select from attachments where case_id = $3 limit $8) had) < $8`,
    values: [
      attachment.id,
      attachment.fileId,
      attachment.caseId,
      attachment.name,
      attachment.visibility,
      now,
      attachment.createdBy,
      most,
    ],
  });
  return rowCount === 1;
}

export type AttachmentRow = { fileId: string; name: string; mediaType: string; size: number };

/**
 * An attachment, if its case is in scope now and its visibility allows. What is not part of an entry yet is seen by whoever
 * uploaded it, and by staff.
 */
export async function findAttachment(
  db: Queryable,
  scopeFrom: (firstParameter: number) => Scope,
  id: string,
  reader: { seesInternal: boolean; personId: string | null },
): Promise<AttachmentRow | null> {
  const scope = scopeFrom(4);
  const { rows } = await db.query<Omit<AttachmentRow, "size"> & { size: string }>({
    name: `attachments-find.${scope.shape}`,
    text: `select a.file_id as "fileId", a.name, f.media_type as "mediaType", f.size
           from attachments a join files f on f.id = a.file_id join cases c on c.id = a.case_id
           where a.id = $1 and ($2 or a.visibility = 'public' and (a.event_seq is not null or a.created_by = $3::bigint))
             and ${scope.sql}`,
    values: [id, reader.seesInternal, reader.personId, ...scope.values],
  });
  return rows[0] ? { ...rows[0], size: Number(rows[0].size) } : null;
}

export async function isInScope(
  db: Queryable,
  scopeFrom: (firstParameter: number) => Scope,
  caseId: string,
): Promise<boolean> {
  const scope = scopeFrom(2);
  const { rows } = await db.query({
    name: `attachments-scope.${scope.shape}`,
    text: `select 1 from cases c where c.id = $1 and ${scope.sql}`,
    values: [caseId, ...scope.values],
  });
  return rows.length === 1;
}

/** I8: uploads that became part of no entry within a day, then contents that nothing refers to for an hour. */
export async function deleteOrphans(db: Queryable, now: Temporal.Instant): Promise<void> {
  await db.query({
    text: "delete from attachments where event_seq is null and created_at < $1",
    values: [now.subtract({ hours: 24 })],
  });
  await db.query({
    text: `delete from files f where f.created_at < $1 and not exists (select from attachments a where a.file_id = f.id)`,
    values: [now.subtract({ hours: 1 })],
  });
}
