import type { EffectView } from "#kernel/process/replan/contract.ts";
import { call } from "#web/staff/client/call.ts";
import type { LevelAssignment } from "#web/staff/screens.ts";
import { serviceLevelOperations } from "../contract.ts";

/** Which open due times move if this customer, or contract, gets that level. Writes nothing. */
export const previewLevel = (to: LevelAssignment): Promise<EffectView> =>
  call(serviceLevelOperations.previewAssignment, { body: to });
