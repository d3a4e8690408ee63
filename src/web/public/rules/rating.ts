type Names = { rating1: string; rating2: string; rating3: string; rating4: string };

/** The name of a step of satisfaction; where a scale has other steps than the named four, its figure. */
export function ratingName(words: Names, value: number, steps: number): string {
  const names = [words.rating1, words.rating2, words.rating3, words.rating4];
  return (steps === names.length ? names[value - 1] : undefined) ?? String(value);
}
