import { expect, test } from "vitest";
import type { MoveView } from "#kernel/process/contract.ts";
import { arrangeMoves } from "./move-order.ts";

const move = (key: string, extra: Partial<MoveView> = {}): MoveView => ({
  key,
  title: { zh: key, en: key },
  about: null,
  to: { key: "next", title: { zh: "下一步", en: "Next" }, family: "open" },
  shortcut: null,
  isPrimary: false,
  isReturn: false,
  isHidden: false,
  cascades: null,
  tells: null,
  form: [],
  ...extra,
});
const keys = (moves: readonly MoveView[]) => moves.map(({ key }) => key);

test("the primary move stands first, the others as declared, hidden ones never open", () => {
  const moves = [
    move("ask"),
    move("cancel", { isHidden: true }),
    move("solve", { isPrimary: true }),
    move("visit"),
    move("escalate"),
  ];
  const { open, rest } = arrangeMoves(moves, 3);
  expect(keys(open)).toEqual(["solve", "ask", "visit"]);
  expect(keys(rest)).toEqual(["escalate", "cancel"]);
});

test("what has a key stands before what has none, and what ends a case without an answer last", () => {
  const cancelled = { key: "cancelled", title: { zh: "取消", en: "Cancelled" }, family: "cancelled" } as const;
  const moves = [move("cancel", { to: cancelled, shortcut: "c" }), move("correct"), move("ask", { shortcut: "w" })];
  expect(keys(arrangeMoves(moves, 9).open)).toEqual(["ask", "correct", "cancel"]);
});

test("no move is lost and none stands twice, however few are shown", () => {
  const moves = ["a", "b", "c", "d"].map((key, at) => move(key, { isHidden: at === 1 }));
  for (const shown of [0, 1, 2, 9]) {
    const { open, rest } = arrangeMoves(moves, shown);
    expect(keys([...open, ...rest]).sort()).toEqual(["a", "b", "c", "d"]);
  }
});
