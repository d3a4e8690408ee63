import type { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Refresher } from "./refresh.ts";

const frame = { cursor: "1", kind: "case.changed", number: "10000011", version: 2 } as Parameters<
  Refresher["changed"]
>[0];
let asked: { key: string; refetchType: string | undefined }[];
let refresher: Refresher;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { visibilityState: "visible" });
  asked = [];
  const invalidateQueries = ({ queryKey, refetchType }: { queryKey: string[]; refetchType?: string }) =>
    asked.push({ key: queryKey[0]!, refetchType });
  refresher = new Refresher({ invalidateQueries } as unknown as QueryClient);
});
afterEach(() => {
  refresher.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const times = (key: string) => asked.filter((one) => one.key === key).length;

test("D22 a storm of changes is not a storm of questions: lists every two seconds, counts every five, the case itself each time", () => {
  for (let n = 0; n < 100; n += 1) {
    refresher.changed(frame);
    vi.advanceTimersByTime(100);
  }
  expect({ case: times("case"), cases: times("cases"), counts: times("case-counts") }).toEqual({
    case: 100,
    cases: 6,
    counts: 3,
  });
  vi.advanceTimersByTime(20_000);
  expect(times("cases"), "the last change is shown too, and then it is quiet").toBe(6);
});

test("a single change is asked for at once; a page nobody looks at waits until it is looked at", () => {
  refresher.changed(frame);
  expect(asked).toContainEqual({ key: "case-counts", refetchType: "active" });
  vi.advanceTimersByTime(10_000);
  vi.stubGlobal("document", { visibilityState: "hidden" });
  refresher.changed(frame);
  expect(asked.at(-1)).toEqual({ key: "case-views", refetchType: "none" });
});
