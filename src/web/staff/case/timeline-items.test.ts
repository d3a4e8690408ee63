import { expect, test } from "vitest";
import type { TimelineEntry } from "#kernel/process/contract.ts";
import { detailsOf, timelineItems } from "./timeline-items.ts";

const entry = (seq: number, occurredAt: string, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  seq,
  kind: "moved",
  move: { key: "dispatch", title: { zh: "派单", en: "Dispatch" } },
  from: null,
  to: null,
  actor: { kind: "person", id: "1", name: { zh: "沈一苇", en: "沈一苇" }, side: "staff" },
  via: "case",
  visibility: "internal",
  at: occurredAt,
  occurredAt,
  body: null,
  told: null,
  fields: [],
  attachments: [],
  converted: null,
  fell: null,
  isErased: false,
  erased: null,
  ...more,
});
const zone = "Asia/Shanghai";
const shape = (entries: TimelineEntry[]) =>
  timelineItems(entries, zone).map((item) => (item.kind === "message" ? item.voice : item.kind));

test("a day begins where the reader's calendar turns, not UTC's", () => {
  const entries = [
    entry(1, "2026-11-23T15:50:00Z"),
    entry(2, "2026-11-23T16:10:00Z"),
    entry(3, "2026-11-23T20:00:00Z"),
  ];
  expect(shape(entries)).toEqual(["day", "event", "day", "event", "event"]);
});

test("words are messages by whose they are and who may read them", () => {
  const customer = { kind: "person", id: "2", name: { zh: "顾南枝", en: "顾南枝" }, side: "customer" } as const;
  const said = { kind: "commented", move: null, body: "好" } as const;
  const at = "2026-11-24T01:00:00Z";
  expect(
    shape([
      entry(1, at, { ...said, visibility: "public" }),
      entry(2, at, { ...said }),
      entry(3, at, { ...said, actor: customer, visibility: "public" }),
    ]),
  ).toEqual(["day", "public", "internal", "customer"]);
});

test("L2 a clock whose due time moved says from when to when; one that warned says nothing beside its name", () => {
  const clock = { key: "resolution", title: { zh: "解决时限", en: "Resolution limit" }, value: "", before: null };
  const due = {
    key: "dueAt",
    title: { zh: "到期", en: "Due" },
    value: "2026-11-24T02:00:00Z",
    before: "2026-11-23T02:00:00Z",
  };
  const at = "2026-11-24T01:00:00Z";
  expect(detailsOf(entry(1, at, { kind: "clock-replanned", fields: [clock, due] }))).toEqual([due]);
  expect(detailsOf(entry(2, at, { kind: "clock-warn", fields: [clock] }))).toEqual([]);
});

test("a question that goes with a move is told as both; its note stays in the house", () => {
  const asked = entry(1, "2026-11-24T01:00:00Z", {
    body: "请问序列号？",
    visibility: "public",
    fields: [{ key: "note", title: { zh: "备注", en: "Note" }, value: "他可能不在", before: null }],
  });
  expect(shape([asked])).toEqual(["day", "event", "public", "internal"]);
  expect(detailsOf(asked)).toEqual([]);
});

test("words that were passed on stand there once, as told", () => {
  const words = "外网出口故障，正在切换备用线路。";
  const field = (key: string, value: string) => ({ key, title: { zh: key, en: key }, value, before: null });
  const posted = entry(1, "2026-11-24T01:00:00Z", {
    fields: [field("updateInside", "主用出口板卡告警。"), field("updateForCustomers", words)],
    told: { zh: `通报：${words}`, en: `Update: ${words}` },
  });
  expect(detailsOf(posted).map(({ key }) => key)).toEqual(["updateInside"]);
});
