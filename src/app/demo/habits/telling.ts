import type { Course } from "../course.ts";
import type { Playing } from "./act.ts";

/** A text of the symptom with the caller's place in it. */
export const withPlace = ({ place }: Pick<Course, "place">, text: string): string => text.replaceAll("{place}", place);

/** Asks the customer what only they can say; the clock waits. */
export async function ask({ life, course }: Playing, personId: string): Promise<void> {
  await life.move(personId, "case", "askCustomer", { message: course.symptom.ask.question });
}
