import { expect, test } from "vitest";

const instant = (text: string) => Temporal.Instant.from(text);
const [first, second] = [instant("2030-03-04T01:00:00Z"), instant("2030-03-04T01:00:01Z")];

test("two instants are equal when they are the same instant, however deep they stand", () => {
  expect({ at: [first] }).toEqual({ at: [instant("2030-03-04T09:00:00+08:00")] });
  expect({ at: [first] }).not.toEqual({ at: [second] });
  expect({ at: first, more: 1 }).toMatchObject({ at: instant("2030-03-04T01:00:00Z") });
  expect({ at: first, more: 1 }).not.toMatchObject({ at: second });
  expect([{ at: first }]).not.toContainEqual({ at: second });
});

test("a day is not an instant, and not its own text", () => {
  const day = Temporal.PlainDate.from("2030-03-04");
  expect({ day }).not.toMatchObject({ day: first });
  expect({ day }).not.toEqual({ day: "2030-03-04" });
  expect({ day }).not.toMatchObject({ day: Temporal.PlainDate.from("2030-03-05") });
});
