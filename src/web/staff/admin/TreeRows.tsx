import { useSay } from "../../words/language.ts";
import { AdminRow } from "./AdminPanes.tsx";
import type { Section } from "./sections.ts";

type Words = { zh: string; en: string };
type Node = { id: string; parentId: string | null; name: Words; archivedAt: string | null };

/** A register that is a tree, every row under the one it belongs to. */
export function TreeRows<One extends Node>({
  nodes,
  section,
  current,
  detailOf,
}: {
  nodes: readonly One[];
  section: Section;
  current: string | undefined;
  detailOf?: (one: One) => string;
}) {
  const say = useSay();
  return inTree(nodes).map(({ one, depth }) => (
    <AdminRow
      key={one.id}
      to={`/admin/${section}/${one.id}`}
      isCurrent={one.id === current}
      title={say(one.name)}
      depth={depth}
      isFaded={one.archivedAt !== null}
      detail={detailOf?.(one)}
    />
  ));
}

/** From the roots down; whose parent is not among them stands at the top. */
function inTree<One extends Node>(nodes: readonly One[]): { one: One; depth: number }[] {
  const known = new Set(nodes.map(({ id }) => id));
  const below = Map.groupBy(nodes, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null));
  const walk = (parent: string | null, depth: number): { one: One; depth: number }[] =>
    (below.get(parent) ?? []).flatMap((one) => [{ one, depth }, ...walk(one.id, depth + 1)]);
  return walk(null, 0);
}
