import { useMutation } from "@tanstack/react-query";
import type { EffectView } from "#kernel/process/replan/contract.ts";
import { useStaffParts } from "../parts.ts";
import type { LevelAssignment } from "../screens.ts";
import { useMay } from "../session/me.ts";

type Preview = {
  /** What was looked at, until something is typed again. */
  effect: EffectView | undefined;
  /** Saving waits until one has looked: another level moves due times that run now (L1). */
  mustLook: boolean;
  look: () => Promise<unknown>;
  forget: () => void;
};

/** What another service level of this customer or contract would move, shown before it is saved to those who may see it. */
export function useLevelPreview(to: LevelAssignment | null): Preview {
  const { previewLevel } = useStaffParts();
  const mayLook = useMay()("register.manage");
  const preview = useMutation({ mutationFn: async (one: LevelAssignment) => previewLevel?.(one) });
  const isPossible = to !== null && previewLevel !== undefined && mayLook;
  const isSeen = preview.data !== undefined && preview.variables?.levelId === to?.levelId;
  return {
    effect: isPossible && isSeen ? preview.data : undefined,
    mustLook: isPossible && !isSeen,
    look: async () => to && preview.mutateAsync(to),
    forget: preview.reset,
  };
}
