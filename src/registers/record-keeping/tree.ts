import type { FieldIssue } from "#kernel/errors/refusal.ts";

/** What services and categories have in common: both are trees that people fold out in a picker. */
export type TreeNode = { id: string; parentId: string | null; key: string; isArchived: boolean };

/** Deeper trees are not read by anybody choosing from them during a call. */
export const deepestLevel = 4;

/** The branches from the root down to the node, itself last; an id that is not there ends the walk. */
export function pathOf<Node extends Pick<TreeNode, "parentId">>(nodes: ReadonlyMap<string, Node>, id: string): Node[] {
  const path: Node[] = [];
  for (let at: string | null = id; at !== null; ) {
    const node: Node | undefined = nodes.get(at);
    if (!node || path.includes(node)) break;
    path.unshift(node);
    at = node.parentId;
  }
  return path;
}

/** What is wrong with putting `id` (null: a new node) below `parentId`. */
export function placeIssues(nodes: readonly TreeNode[], id: string | null, parentId: string | null): FieldIssue[] {
  if (parentId === null) return [];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parent = byId.get(parentId);
  if (!parent) return [{ path: "parentId", code: "not-there" }];
  if (parent.isArchived) return [{ path: "parentId", code: "archived" }];
  const above = pathOf(byId, parentId);
  if (id !== null && above.some((node) => node.id === id)) return [{ path: "parentId", code: "in-own-subtree" }];
  const below = id === null ? 1 : heightOf(nodes, id);
  if (above.length + below > deepestLevel) {
    return [{ path: "parentId", code: "too-deep", params: { most: deepestLevel } }];
  }
  return [];
}

export function keyIssues(nodes: readonly TreeNode[], id: string | null, key: string): FieldIssue[] {
  return nodes.some((node) => node.key === key && node.id !== id) ? [{ path: "key", code: "already-used" }] : [];
}

export const hasActiveChildren = (nodes: readonly TreeNode[], id: string): boolean =>
  nodes.some((node) => node.parentId === id && !node.isArchived);

function heightOf(nodes: readonly TreeNode[], id: string): number {
  const children = nodes.filter((node) => node.parentId === id);
  return 1 + Math.max(0, ...children.map((child) => heightOf(nodes, child.id)));
}
