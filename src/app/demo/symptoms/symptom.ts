import type { CustomerKey } from "../world/customers.ts";

type Degree = 1 | 2 | 3;

/** One kind of trouble with all that is said and done about it. `{place}` stands for where the caller is. */
export type Symptom = {
  /** What stands in every list. */
  subject: string;
  /** The caller's own words. */
  told: string;
  /** Keys of the registers. */
  service: string;
  category: string;
  /** 1 everybody, 2 a department, 3 one person; 1 work is stopped, 2 today, 3 can wait. */
  impact: Degree;
  urgency: Degree;
  /** Model of the device concerned, where there is one. */
  model?: string;
  /** Only heard from this customer. */
  from?: CustomerKey;
  /** People call about it at night, too. */
  atNight?: true;
  /** The first line knows what to do. */
  atDesk?: true;
  /** The first real answer to the customer. */
  first: string;
  diagnosis: string;
  checks: string;
  /** What an engineer notes for colleagues. */
  note: string;
  ask: { question: string; answer: string };
  cause: string;
  solution: string;
  result: string;
  danger?: string;
};
