import { createContext, useContext } from "react";
import type { StaffParts } from "./screens.ts";

const PartsContext = createContext<StaffParts>({
  screens: [],
  caseTools: [],
  caseSections: {},
  pickers: {},
  help: {},
  mine: [],
  useTurnsBeside: () => ({ late: 0, today: 0 }),
  ItemForm: () => null,
  useFollowing: () => ({}),
});

/** What the client is put together from, for all below. */
export const StaffPartsContext = PartsContext.Provider;

export function useStaffParts(): StaffParts {
  return useContext(PartsContext);
}
