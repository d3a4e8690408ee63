import fc from "fast-check";
import { expect, test } from "vitest";
import { type Candidate, explained, type Need, rank } from "./rules.ts";

const words = (name: string) => ({ zh: name, en: name });
const candidate = fc.record({
  hasRight: fc.boolean(),
  isAbsent: fc.boolean(),
  isOnDuty: fc.boolean(),
  skills: fc.array(fc.record({ name: fc.constant(words("网络")), level: fc.integer({ min: 1, max: 4 }) }), {
    maxLength: 2,
  }),
  speaksLanguage: fc.boolean(),
  isLeading: fc.boolean(),
  familiarity: fc.integer({ min: 0, max: 3 }),
  load: fc.record({ cases: fc.nat({ max: 30 }), weight: fc.nat({ max: 100 }) }),
});
const candidates = fc.array(candidate, { maxLength: 8 }).map((all) =>
  all.map(
    (one, at): Candidate => ({
      ...one,
      id: String(at + 1),
      name: `P${at + 1}`,
      isOnDuty: one.isOnDuty && !one.isAbsent,
    }),
  ),
);
const need: Need = { line: 2, skills: [words("网络")], language: "en", customer: "北溟图书馆" };
const plain: Candidate = {
  id: "1",
  name: "P1",
  hasRight: true,
  isAbsent: false,
  isOnDuty: true,
  skills: [],
  speaksLanguage: false,
  isLeading: false,
  familiarity: 0,
  load: { cases: 0, weight: 0 },
};

test("D7 property: the same people and case give the same order, in whatever order they were asked", () => {
  fc.assert(
    fc.property(candidates, fc.infiniteStream(fc.nat()), (all, dice) => {
      const shuffled = all
        .map((one) => ({ one, at: dice.next().value ?? 0 }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one);
      expect(rank(shuffled, need)).toEqual(rank(all, need));
    }),
  );
});

test("D7 property: never somebody absent, off duty or without the right while another fits; who fits stands before who does not", () => {
  fc.assert(
    fc.property(candidates, (all) => {
      const ranked = rank(all, need);
      const best = ranked.find(({ fits }) => fits)?.candidate;
      const possible = all.filter((one) => one.hasRight && !one.isAbsent);
      expect(best === undefined).toBe(possible.length === 0);
      if (best === undefined) return;
      expect(best.hasRight && !best.isAbsent).toBe(true);
      if (possible.some((one) => one.isOnDuty)) expect(best.isOnDuty).toBe(true);
      const firstUnfit = ranked.findIndex(({ fits }) => !fits);
      if (firstUnfit !== -1) expect(ranked.slice(firstUnfit).every(({ fits }) => !fits)).toBe(true);
    }),
  );
});

test("D7 property: of two alike but for what they have open, the one with less comes first; a higher level outweighs it", () => {
  fc.assert(
    fc.property(fc.nat({ max: 200 }), fc.nat({ max: 200 }), (a, b) => {
      fc.pre(a !== b);
      const busy = (id: string, weight: number): Candidate => ({ ...plain, id, load: { cases: weight, weight } });
      const [first] = rank([busy("1", a), busy("2", b)], need);
      expect(first?.candidate.load.weight).toBe(Math.min(a, b));
    }),
  );
  const skilled = { ...plain, id: "2", skills: [{ name: words("网络"), level: 3 }], load: { cases: 4, weight: 10 } };
  expect(rank([plain, skilled], need)[0]?.candidate.id).toBe("2");
});

test("D7 every part of the score is a reason, and the explanation names the chosen, the reasons and the runners-up", () => {
  const chosen = {
    ...plain,
    id: "2",
    name: "季长卿",
    skills: [{ name: words("网络"), level: 3 }],
    speaksLanguage: true,
    familiarity: 2,
  };
  const ranked = rank(
    [{ ...plain, name: "周知微" }, chosen, { ...plain, id: "3", name: "江照", isAbsent: true, isOnDuty: false }],
    need,
  );
  for (const { score, reasons } of ranked) expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score);
  expect(ranked.map(({ candidate: { name }, fits }) => [name, fits])).toEqual([
    ["季长卿", true],
    ["周知微", true],
    ["江照", false],
  ]);
  expect(explained(ranked)).toBe(
    "自动分派给季长卿：二线，正在值班，网络 3 级，会说客户的语言（en），熟悉北溟图书馆，手上没有事件。其次：周知微 (二线，正在值班, 没有登记网络, 没有登记客户的语言（en）, 手上没有事件)。\n" +
      "Routed to 季长卿: 2nd line, on duty, 网络, level 3, speaks the customer's language (en), knows 北溟图书馆, has nothing open. Next: 周知微 (2nd line, on duty, nothing recorded for 网络, the customer's language (en) is not recorded, has nothing open).",
  );
});
