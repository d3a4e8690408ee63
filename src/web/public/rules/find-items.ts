import type { OfferedItem } from "../api/catalogue.ts";

/** Items that hold every word, in either language; all of them where nothing was typed. */
export function findItems(items: readonly OfferedItem[], typed: string): OfferedItem[] {
  const words = typed.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    const text = [item.name, item.description, item.help, item.groupTitle]
      .flatMap(({ zh, en }) => [zh, en])
      .join(" ")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** By group, in the order the items stand in. */
export function byGroup(items: readonly OfferedItem[]): { key: string; items: OfferedItem[] }[] {
  const groups = new Map<string, OfferedItem[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups].map(([key, of]) => ({ key, items: of }));
}
