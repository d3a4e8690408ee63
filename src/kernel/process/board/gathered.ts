/**
 * Many who ask the same at once get one answer: while a reading is under way those who come meanwhile share the next. So every
 * answer was read after its question, and two hundred boards woken by one change cost two readings.
 */
export class Gathered<Answer> {
  readonly #running = new Map<string, { done: Promise<Answer>; next: Promise<Answer> | null }>();

  ask(key: string, read: () => Promise<Answer>): Promise<Answer> {
    const under = this.#running.get(key);
    if (under === undefined) return this.#begin(key, read);
    under.next ??= under.done.then(
      () => this.#begin(key, read),
      () => this.#begin(key, read),
    );
    return under.next;
  }

  #begin(key: string, read: () => Promise<Answer>): Promise<Answer> {
    const done = read();
    const under = { done, next: null };
    this.#running.set(key, under);
    const end = () => {
      // Whoever came meanwhile begins the next by themselves, after this.
      if (this.#running.get(key) === under && under.next === null) this.#running.delete(key);
    };
    done.then(end, end);
    return done;
  }
}
