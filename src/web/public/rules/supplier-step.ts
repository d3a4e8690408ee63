import type { CaseView } from "#kernel/process/contract.ts";

/** Where a supplier's part stands for the supplier, and by when we want it: what they promised, else what was asked for (D18). */
export type SupplierStep = {
  kind: "asked" | "atWork" | "reported" | "taken" | "withdrawn";
  dueAt: string | null;
  isLate: boolean;
};

export function supplierStepOf(record: Pick<CaseView, "state" | "fields" | "clocks">, now: Date): SupplierStep {
  const { family, key } = record.state;
  if (family === "done") return { kind: "taken", dueAt: null, isLate: false };
  if (family === "cancelled") return { kind: "withdrawn", dueAt: null, isLate: false };
  if (family === "open") return { kind: "reported", dueAt: null, isLate: false };
  const kind = key === "asked" ? "asked" : "atWork";
  const value = (field: string) => record.fields.find((one) => one.key === field)?.value;
  const asked = value("dueAt") ?? record.clocks.find(({ clock }) => clock === "completion")?.dueAt;
  const due = kind === "asked" ? asked : (value("promisedAt") ?? asked);
  const dueAt = typeof due === "string" ? due : null;
  return { kind, dueAt, isLate: kind === "atWork" && dueAt !== null && new Date(dueAt) < now };
}
