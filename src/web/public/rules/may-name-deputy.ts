import type { Me } from "../api/session.ts";

/** Only who represents a customer is asked for approvals somebody else could give; staff name theirs at their own desk. */
export const mayNameDeputy = ({ side, permissions }: Me): boolean =>
  side === "customer" && permissions.includes("deputies.name");
