import { Readable } from "node:stream";
import type { z } from "zod";
import { invalid } from "../../errors/refusal.ts";
import { type Asking, type Route, rawRoute } from "../../http/route.ts";
import type { caseRowSchema } from "../contract.ts";
import { type ListColumn, listColumnKeys, listColumns, usualColumns } from "../list-columns.ts";
import { type Condition, type ListOrder, listCases } from "../list-queries.ts";
import { presentRow } from "../present-case.ts";
import type { CaseServices } from "../routes.ts";
import { exportOperations } from "./contract.ts";
import { csvLine } from "./csv.ts";

const pageOfRows = 200;
const mostRows = 100_000;
/** Spreadsheets take a file for Unicode only where it says so. */
const byteOrderMark = "\uFEFF";

export const exportRoutes = (exporting: CaseServices): Route[] => [
  rawRoute(exportOperations.csv, async (asking, { query }, { reply }) => {
    const { columns: wanted, ...order } = query;
    const columns = columnsOf(wanted);
    const words = order.q === undefined ? null : await exporting.searchCondition(asking, order.q);
    // The first page is read before anything is sent: what is refused is refused as everywhere.
    const lines = linesOf(exporting, asking, order, words, columns);
    const first = await lines.next();
    const text = async function* () {
      yield byteOrderMark + (first.done ? "" : first.value);
      yield* lines;
    };
    return reply
      .header("content-type", "text/csv; charset=utf-8")
      .header("content-disposition", `attachment; filename="cases-${dayIn(asking)}.csv"`)
      .header("cache-control", "no-store")
      .send(Readable.from(text()));
  }),
];

async function* linesOf(
  { engine, names }: CaseServices,
  asking: Asking,
  order: Omit<ListOrder, "cursor" | "limit">,
  words: Condition | null,
  columns: readonly ListColumn[],
): AsyncGenerator<string, void> {
  const { kernel, definitions, calendars } = engine.ground;
  const { actor, now } = asking;
  const head = csvLine(columns.map((column) => listColumns[column].title[actor.language]));
  let cursor: string | undefined;
  for (let rows = 0; rows < mostRows; rows += pageOfRows) {
    const page = { ...order, cursor, limit: pageOfRows };
    const { items, next } = await listCases(kernel.db, actor, page, now, words === null ? [] : [words]);
    const lines = items.map(({ record, beside }) => {
      const row = presentRow(record, beside, { definitions, calendars, names, now, actor });
      return csvLine(columns.map((column) => cellOf(row, column, asking)));
    });
    yield (rows === 0 ? head : "") + lines.join("");
    if (next === null) return;
    cursor = next;
  }
}

function columnsOf(wanted: string | undefined): readonly ListColumn[] {
  if (wanted === undefined || wanted === "") return usualColumns;
  const chosen = wanted.split(",");
  const isColumn = (key: string): key is ListColumn => (listColumnKeys as readonly string[]).includes(key);
  if (!chosen.every(isColumn)) throw invalid({ path: "columns", code: "not-an-option" });
  return chosen;
}

function cellOf(row: z.input<typeof caseRowSchema>, column: ListColumn, { actor }: Asking): string {
  const { language, zone } = actor;
  const time = (at: string | null) => (at === null ? "" : localTime(at, zone));
  switch (column) {
    case "state":
      return row.state.title[language];
    case "priority":
      return String(row.priority);
    case "organisation":
      return row.organisation?.name ?? "";
    case "requester":
      return row.requesterName ?? "";
    case "team":
      return row.team?.name[language] ?? "";
    case "assignee":
      return row.assignee?.name ?? "";
    case "dueAt":
      return time(row.dueAt);
    case "createdAt":
      return time(row.createdAt);
    case "updatedAt":
      return time(row.updatedAt);
    default:
      return row[column];
  }
}

const localTime = (at: string, zone: string): string =>
  Temporal.Instant.from(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" })
    .replace("T", " ");

const dayIn = ({ now, actor }: Asking): string => now.toZonedDateTimeISO(actor.zone).toPlainDate().toString();
