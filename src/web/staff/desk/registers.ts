import { createContext, useContext } from "react";
import type { Words } from "#kernel/words/words.ts";

/** What registration needs of the registers. The desk knows no register: the app hands these in. */
export type DeskRegisters = {
  useMatrix: () => Matrix | undefined;
  useServices: () => readonly DeskService[];
  useCategories: () => readonly DeskCategory[];
  /** Whether a contract covers it, as far as it is known by now. */
  useCover: (asked: CoverAsked) => { contract: { id: string } | null } | undefined;
  CoverCard: React.ComponentType<{ asked: CoverAsked; onChoose: (contractId: string | null) => void }>;
  NewDevice: React.ComponentType<NewDeviceProps>;
};

export type CoverAsked = {
  organisationId: string | null;
  serviceId: string | null;
  deviceId: string | null;
  /** The contract the operator has chosen; null: the one found. */
  contractId: string | null;
};

/** A device the caller has and nobody knew of. */
type NewDeviceProps = {
  organisation: { id: string; name: string };
  known: { model: string; serial: string };
  onMade: (device: { id: string; model: string; serial: string }) => void;
  onClose: () => void;
};

type Degree = { value: number; name: Words };
export type Matrix = {
  cells: readonly { impact: number; urgency: number; priority: number }[];
  impacts: readonly Degree[];
  urgencies: readonly Degree[];
};
export type DeskService = { id: string; parentId: string | null; name: Words; teamId: string | null };
export type DeskCategory = {
  id: string;
  parentId: string | null;
  name: Words;
  requiredFields: readonly string[];
};
const Context = createContext<DeskRegisters | null>(null);
export const DeskRegistersProvider = Context.Provider;

export function useDeskRegisters(): DeskRegisters {
  const given = useContext(Context);
  if (given === null) throw new Error("the desk was given no registers");
  return given;
}
