/**
 * Chance that can be repeated: the same seed throws the same. Every case has dice of its own, so that what happens to one does
 * not depend on which of several cases lived at once asked first.
 */
export class Dice {
  #state: number;

  constructor(seed: number, which = 0) {
    this.#state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(which + 1, 0xc2b2ae35)) >>> 0;
    for (let warmUp = 4; warmUp > 0; warmUp -= 1) this.next();
  }

  /** From 0 up to, not including, 1 (Mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<T>(items: readonly T[]): T {
    const picked = items[this.whole(0, items.length - 1)];
    if (picked === undefined) throw new Error("nothing to pick from");
    return picked;
  }

  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T {
    let left = this.next() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    return this.pick(items)[0];
  }

  /** How long something takes that mostly takes about `median`: seldom much shorter, sometimes much longer. */
  around(median: number): number {
    const bell = Array.from({ length: 6 }, () => this.next()).reduce((sum, one) => sum + one, 0) - 3;
    return median * Math.exp(bell * 0.75);
  }
}
