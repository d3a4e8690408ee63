import type { Queryable } from "#kernel/db/pool.ts";

/** Who wrote to whom and what: gone from the letters of a case, or of one entry of it. */
export async function eraseLettersOf(tx: Queryable, caseId: string, seq: number | null): Promise<void> {
  const values = [caseId, seq];
  await tx.query({
    name: "mails.erase-raw",
    text: `delete from mail_raws r using mails m where m.id = r.mail_id and m.case_id = $1 and ($2::int is null or m.seq = $2)`,
    values,
  });
  await tx.query({
    name: "mails.erase",
    text: `update mails set from_name = null, from_address = null, to_addresses = '{}', subject = null, summary = null
      where case_id = $1 and ($2::int is null or seq = $2)`,
    values,
  });
  await tx.query({
    name: "deliveries.erase",
    text: `update mail_deliveries set once = 'erased:' || id, address = '', name = null, subject = '', body = '', attachments = '{}', next_try_at = null
      where case_id = $1 and ($2::int is null or seq = $2)`,
    values,
  });
}
