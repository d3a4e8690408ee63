import type { Address, ReadMessage } from "./message.ts";

/** What the JSON line of `huiyin mail ingest` says of the message itself (DESIGN section 4); the rest of the line is about its case. */
export interface IngestLine {
  readonly from: Address | null;
  readonly to: readonly Address[];
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly size: number }[];
}

export const ingestLine = ({ from, to, subject, text, attachments }: ReadMessage): IngestLine => ({
  from,
  to,
  subject,
  text,
  attachments: attachments.map(({ name, type, size }) => ({ name, type, size })),
});
