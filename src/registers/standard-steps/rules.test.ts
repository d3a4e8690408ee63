import { expect, test } from "vitest";
import { type StandardSteps, stepsFor } from "./rules.ts";

const list = (id: string, serviceId: string | null, categoryId: string | null): StandardSteps => ({
  id,
  name: { zh: id, en: id },
  serviceId,
  categoryId,
  steps: [],
});
// A printer of the desktop services, a paper jam among the hardware faults.
const about = { services: ["printing", "desktop"], categories: ["jam", "hardware"] };
const chosen = (...all: StandardSteps[]) => stepsFor(all, about)?.id ?? null;

test("D7 the nearest category decides, then the nearest service; a list of one of them holds whatever the other is", () => {
  const desktop = list("desktop", "desktop", null);
  const printing = list("printing", "printing", null);
  const hardware = list("hardware", null, "hardware");
  const jam = list("jam", null, "jam");
  const jamOfPrinting = list("jam-printing", "printing", "jam");
  expect(chosen(desktop)).toBe("desktop");
  expect(chosen(desktop, printing)).toBe("printing");
  expect(chosen(printing, hardware), "a category says more than a service").toBe("hardware");
  expect(chosen(hardware, jam)).toBe("jam");
  expect(chosen(jam, jamOfPrinting)).toBe("jam-printing");
});

test("D7 a list of another service or category holds for nothing here, nor for a case that has neither yet", () => {
  expect(chosen(list("telephony", "telephony", null), list("half", "printing", "software"))).toBeNull();
  expect(stepsFor([list("printing", "printing", null)], { services: [], categories: [] })).toBeNull();
});
