import type { QueryClient } from "@tanstack/react-query";
import type { LiveFrame } from "#kernel/live/contract.ts";

/**
 * What any change of a case makes old: asked for again at once, then at most this often, so that a storm of changes is not a storm of
 * questions. Counts of two hundred open pages cost the server more than their lists and are read with less care.
 */
const rhythms: readonly { keys: readonly string[]; everyMs: number }[] = [
  { keys: ["cases", "todos", "board"], everyMs: 2_000 },
  { keys: ["case-counts", "case-views"], everyMs: 5_000 },
];

/** Marks what a frame makes old; what is on screen is fetched again, the rest when it is next shown. */
export class Refresher {
  readonly #queries: QueryClient;
  readonly #paces: readonly Pace[];

  constructor(queries: QueryClient) {
    this.#queries = queries;
    this.#paces = rhythms.map(({ keys, everyMs }) => new Pace(everyMs, () => this.#shared(keys)));
  }

  changed({ number, kind }: LiveFrame): void {
    if (number === null) {
      if (kind.startsWith("notices."))
        for (const queryKey of [["notices"], ["reminders"]]) void this.#queries.invalidateQueries({ queryKey });
      return;
    }
    void this.#queries.invalidateQueries({ queryKey: ["case", number] });
    for (const pace of this.#paces) pace.ask();
  }

  everything(): void {
    void this.#queries.invalidateQueries();
  }

  stop(): void {
    for (const pace of this.#paces) pace.stop();
  }

  /** A page nobody looks at asks when it is looked at again. */
  #shared(keys: readonly string[]): void {
    const refetchType = document.visibilityState === "visible" ? "active" : "none";
    for (const key of keys) void this.#queries.invalidateQueries({ queryKey: [key], refetchType });
  }
}

/** Acts at once, then once more after each pause in which it was asked again. */
class Pace {
  readonly #everyMs: number;
  readonly #act: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOwed = false;

  constructor(everyMs: number, act: () => void) {
    this.#everyMs = everyMs;
    this.#act = act;
  }

  ask(): void {
    if (this.#timer !== undefined) {
      this.#isOwed = true;
      return;
    }
    this.#act();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#isOwed) return;
      this.#isOwed = false;
      this.ask();
    }, this.#everyMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
