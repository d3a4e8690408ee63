import { notAllowed } from "../../errors/refusal.ts";
import type { Asking } from "../../http/route.ts";
import type { Kernel } from "../../kernel.ts";
import type { Language } from "../../words/words.ts";
import { lockVersion } from "./change.ts";

export type MyChanges = { language?: Language; theme?: "system" | "light" | "dark"; zone?: string | null };
type Row = { language: Language; theme: string; zone: string | null; version: number };

/** One's own language, theme and zone. Not in the log of changes: it is nobody's business. */
export async function editMe({ db }: Kernel, asking: Asking, changes: MyChanges): Promise<void> {
  const { actor } = asking;
  if (actor.kind !== "person") throw notAllowed();
  await db.transaction(async (tx) => {
    const before = await lockVersion<Row>(tx, "persons", actor.id, asking);
    await tx.query({
      text: `update persons set language = $2, theme = $3, zone = $4, version = version + 1,
               rights_version = rights_version + 1 where id = $1`,
      values: [
        actor.id,
        changes.language ?? before.language,
        changes.theme ?? before.theme,
        changes.zone === undefined ? before.zone : changes.zone,
      ],
    });
  });
}
