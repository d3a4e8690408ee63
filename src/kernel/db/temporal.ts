import pg from "pg";

/**
 * Time as the program knows it, on both sides of the wire: timestamptz is a Temporal.Instant, date a PlainDate,
 * time a PlainTime. A JavaScript Date never appears: it would turn days into instants of the server's own zone.
 */

const { builtins } = pg.types;
const timestamptzArray = 1185;
const dateArray = 1182;
const textArray = 1009 as Parameters<typeof pg.types.getTypeParser>[0];

type Parser = (value: string) => unknown;

const asTexts = pg.types.getTypeParser(textArray, "text") as (value: string) => (string | null)[];
const arrayOf =
  (parse: Parser): Parser =>
  (value) =>
    asTexts(value).map((item) => (item === null ? null : parse(item)));

/** What PostgreSQL calls infinity (columns that only order rows by a due time they may not have): the last instant there is. */
const endOfTime = Temporal.Instant.fromEpochMilliseconds(8.64e15);
const asInstant: Parser = (value) => (value === "infinity" ? endOfTime : Temporal.Instant.from(value));
const asDay: Parser = (value) => Temporal.PlainDate.from(value);

const ours = new Map<number, Parser>([
  [builtins.TIMESTAMPTZ, asInstant],
  [builtins.DATE, asDay],
  [builtins.TIME, (value) => Temporal.PlainTime.from(value)],
  // Without a zone it is no instant, and reading it as one is a quiet error of hours.
  [builtins.TIMESTAMP, (value) => Temporal.PlainDateTime.from(value)],
  [timestamptzArray, arrayOf(asInstant)],
  [dateArray, arrayOf(asDay)],
]);

/** For our pools only: libraries with connections of their own (the job queue) keep what they expect. */
export const temporalTypes: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: "text" | "binary") =>
    (format !== "binary" && ours.get(id)) || pg.types.getTypeParser(id, format),
};

// The driver asks a value for `toPostgres` before it falls back to JSON, which would put quotes round an instant.
for (const type of [Temporal.Instant, Temporal.PlainDate, Temporal.PlainTime, Temporal.PlainDateTime]) {
  Object.defineProperty(type.prototype, "toPostgres", {
    configurable: true,
    value(this: { toString(): string }) {
      return this.toString();
    },
  });
}

const [first, last] = ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"].map((text) => Temporal.Instant.from(text));

/** Whether an instant is one that the database and every reader of ISO 8601 understand: the years 1 to 9999. */
export const canBeStored = (at: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at, first!) >= 0 && Temporal.Instant.compare(at, last!) <= 0;
