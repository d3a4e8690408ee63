import type { Words } from "#kernel/words/words.ts";
import type { Reference } from "../../fields/ReferenceField.tsx";
import { currentLanguage } from "../../words/language.ts";

type Node = { id: string; parentId: string | null; name: Words };

/** A small tree as choices: each by its own name, what it lies under beside it; found by either. In the order of the tree. */
export function referencesOfTree(nodes: readonly Node[], text: string): Reference[] {
  const language = currentLanguage();
  const below = Map.groupBy(nodes, ({ parentId }) => parentId);
  const walk = (parent: string | null, path: readonly string[]): Reference[] =>
    (below.get(parent) ?? []).flatMap(({ id, name }) => [
      { id, name: name[language], detail: path.join(" / ") },
      ...walk(id, [...path, name[language]]),
    ]);
  const wanted = text.toLowerCase();
  return walk(null, []).filter(({ name, detail }) => `${detail} ${name}`.toLowerCase().includes(wanted));
}
