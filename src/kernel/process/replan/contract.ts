import { z } from "zod";
import { instantSchema } from "../../http/values.ts";

/** What a change would do to running clocks, told before it is saved. Restricted cases are counted, not named. */
export const effectSchema = z.object({
  clocks: z.number().int().describe("clocks that run or are paused by it, or would begin with it"),
  moved: z.number().int(),
  earlier: z.number().int(),
  later: z.number().int(),
  overdueAtOnce: z.number().int(),
  items: z.array(
    z.object({
      number: z.string(),
      clock: z.string(),
      run: z.number().int(),
      priority: z.number().int(),
      was: instantSchema.nullable(),
      willBe: instantSchema.nullable(),
      wasProvisional: z.boolean(),
      isProvisional: z.boolean(),
    }),
  ),
  /** It changes days that have passed: what ran on them stays as it was measured, unless a recompute is asked for. */
  touchesPast: z.boolean(),
});
export type EffectView = z.infer<typeof effectSchema>;
