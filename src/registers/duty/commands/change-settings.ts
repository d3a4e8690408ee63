import { invalid } from "#kernel/errors/refusal.ts";
import type { Asking } from "#kernel/http/route.ts";
import type { Keeping } from "../../record-keeping/index.ts";
import { type ChangeSettings, dutyOperations } from "../contract.ts";
import { changeRoster } from "../keeping.ts";
import { presentSettings } from "../present.ts";

/** D20, D7: what a team requires of its roster, whether swaps wait for approval, whether it routes by itself. */
export async function changeSettings(
  keeping: Keeping,
  asking: Asking,
  teamId: string,
  body: ChangeSettings,
): Promise<{ version: number; changed: number }> {
  const order = { operation: dutyOperations.settings.id, teamId, input: body };
  return changeRoster(keeping, asking, order, async (tx, roster) => {
    if (body.requiredCalendarId) {
      const { rows } = await tx.query<{ archived: boolean }>({
        text: "select archived_at is not null as archived from calendars where id = $1",
        values: [body.requiredCalendarId],
      });
      if (rows[0] === undefined || rows[0].archived)
        throw invalid({ path: "requiredCalendarId", code: rows[0] === undefined ? "not-there" : "archived" });
    }
    const before = presentSettings(roster);
    const wanted = { ...before, ...body };
    const row = {
      ...roster,
      since: body.isKept === false ? null : roster.since,
      required_calendar_id: wanted.requiredCalendarId,
      warn_days: wanted.warnDays,
      swaps_need_approval: wanted.swapsNeedApproval,
      routes_by_itself: wanted.routesByItself,
      forwarding_number: wanted.forwardingNumber,
    };
    const after = presentSettings(row);
    const changed = JSON.stringify(before) === JSON.stringify(after) ? 0 : 1;
    return { changed, roster: row, before, after };
  });
}
