import type { CustomerKey } from "../world/customers.ts";
import { hospital } from "./hospital.ts";
import { library } from "./library.ts";
import { networks } from "./networks.ts";
import type { Symptom } from "./symptom.ts";
import { terminals } from "./terminals.ts";
import { water } from "./water.ts";
import { weather } from "./weather.ts";

const all: readonly Symptom[] = [...terminals, ...networks, ...library, ...hospital, ...water, ...weather];

/** What a customer calls about, and how often: its own trade's troubles more than everybody's. */
export const symptomsOf = (customer: CustomerKey): readonly (readonly [symptom: Symptom, weight: number])[] =>
  all
    .filter(({ from }) => from === undefined || from === customer)
    // Whoever cannot work at all calls; but fires are rarer than sparks.
    .map((symptom) => [symptom, (symptom.from ? 3 : 2) * (isFire(symptom) ? 0.4 : 1)] as const);

const isFire = ({ impact, urgency }: Symptom) => impact === 1 && urgency === 1;
