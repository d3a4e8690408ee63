import fc from "fast-check";
import { expect, test } from "vitest";
import { layStrip, placeOn } from "./strip-layout.ts";

const at = (hour: number) => new Date(hour * 3_600_000).toISOString();
const kinds = ["ran", "paused", "closed", "ahead", "over"] as const;
const strips = fc
  .array(fc.record({ hours: fc.integer({ min: 1, max: 40 }), kind: fc.constantFrom(...kinds) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => {
    let hour = 0;
    return parts.map(({ hours, kind }) => {
      const from = hour;
      hour += hours;
      return { from: at(from), until: at(hour), kind, name: null };
    });
  });

test("L3 the strip fills its line without gaps or overlaps, and time never runs backwards on it", () => {
  fc.assert(
    fc.property(strips, (strip) => {
      const pieces = layStrip(strip);
      pieces.forEach((piece, index) => {
        const before = pieces[index - 1];
        expect(piece.start).toBeCloseTo(before ? before.start + before.width : 0, 6);
      });
      const end = pieces.at(-1)!;
      const anyWork = strip.some(({ kind }) => kind !== "closed");
      if (anyWork) expect(end.start + end.width).toBeCloseTo(100, 6);
      const places = strip.flatMap(({ from, until }) => [from, until]).map((iso) => placeOn(pieces, iso));
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }),
  );
});

test("a night is a short gap, not half the strip", () => {
  const pieces = layStrip([
    { from: at(8), until: at(18), kind: "ran", name: null },
    { from: at(18), until: at(32), kind: "closed", name: null },
    { from: at(32), until: at(42), kind: "ahead", name: null },
  ]);
  expect(pieces.map(({ width }) => width)).toEqual([45.5, 9, 45.5]);
  expect(placeOn(pieces, at(37))).toBeCloseTo(77.25, 6);
});
