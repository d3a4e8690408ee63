import type { Words } from "../words/words.ts";

/** Words of what registers hold, known in memory. The kernel asks for names only. */
export type RegisterNames = {
  team: (id: string) => Words | null;
  service: (id: string) => Words | null;
  category: (id: string) => Words | null;
  contract: (id: string) => Words | null;
  /** An item of the service catalogue. */
  item: (id: string) => Words | null;
  /** "Liaison of the hospital department". */
  role: (role: string, organisation: string) => Words;
};
