import type { ComponentType } from "react";
import type { Permission } from "#kernel/people/permissions.ts";
import type { CaseView } from "#kernel/process/contract.ts";
import type { Words } from "#kernel/words/words.ts";
import { toggleFollowing } from "./mine.ts";

/**
 * What can be done with a case besides its moves: the "…" menu of the case page, its letters and the palette are all made of this
 * one list. Whoever adds a tool adds an entry to `caseTools` and nothing else.
 */
export type CaseTool = {
  key: string;
  title: Words;
  /** Tools of one group stand together; the groups in this order. */
  group: "handle" | "relate" | "mine" | "page";
  /** The key that does it on the case page (`hotkeys.ts`). */
  keys?: string;
  /** Who is offered it on which case; everybody unless said. The server decides all the same. */
  isOffered?: (view: CaseView, may: (permission: Permission) => boolean) => boolean;
} & (
  | { act: (view: CaseView) => void }
  /** Opens over the page (a Sheet, a Drawer); fetched when it is first wanted. */
  | { panel: () => Promise<{ default: ComponentType<CaseToolPanelProps> }> }
);

export type CaseToolPanelProps = {
  view: CaseView;
  /** Which one, for a tool that was called with one of its things by name. */
  chosen?: string;
  onClose: () => void;
};

const isOngoing = ({ state }: CaseView) => state.family === "open" || state.family === "waiting";

export const caseTools: readonly CaseTool[] = [
  {
    key: "macros",
    group: "handle",
    keys: "shift+m",
    title: { zh: "使用快捷操作…", en: "Use a macro…" },
    isOffered: (_view, may) => may("case.comment"),
    panel: () => import("./tools/UseMacro.tsx").then(({ UseMacro }) => ({ default: UseMacro })),
  },
  {
    key: "convert",
    group: "handle",
    title: { zh: "转为其他流程…", en: "Convert to another procedure…" },
    isOffered: ({ convertsTo }) => convertsTo.length > 0,
    panel: () => import("./ConvertDrawer.tsx").then(({ ConvertDrawer }) => ({ default: ConvertDrawer })),
  },
  {
    key: "follow",
    group: "mine",
    keys: "shift+f",
    title: { zh: "关注 / 不再关注", en: "Follow / stop following" },
    act: ({ number }) => void toggleFollowing(number),
  },
  {
    key: "remind",
    group: "mine",
    keys: "shift+r",
    title: { zh: "提醒我…", en: "Remind me…" },
    panel: () => import("./tools/RemindMe.tsx").then(({ RemindMe }) => ({ default: RemindMe })),
  },
  {
    key: "snooze",
    group: "mine",
    keys: "shift+z",
    title: { zh: "稍后处理…", en: "Snooze…" },
    isOffered: ({ todos }) => todos.length > 0,
    panel: () => import("./tools/SnoozeCase.tsx").then(({ SnoozeCase }) => ({ default: SnoozeCase })),
  },
  {
    key: "link",
    group: "relate",
    title: { zh: "关联另一个…", en: "Link another…" },
    isOffered: (_, may) => may("case.relate"),
    panel: () => import("../relate/LinkCase.tsx"),
  },
  {
    key: "merge",
    group: "relate",
    title: { zh: "把别的并入这一个…", en: "Merge others into this one…" },
    isOffered: (view, may) => may("case.merge") && isOngoing(view),
    panel: () => import("../relate/MergeCases.tsx"),
  },
  {
    key: "split",
    group: "relate",
    title: { zh: "拆出一个新的…", en: "Split off a new one…" },
    isOffered: (_, may) => may("case.relate") && may("case.register"),
    panel: () => import("../relate/SplitCase.tsx"),
  },
  {
    key: "copy",
    group: "relate",
    title: { zh: "再登记一个同样的…", en: "Register the same again…" },
    isOffered: (_, may) => may("case.relate") && may("case.register"),
    panel: () => import("../relate/CopyCase.tsx"),
  },
  {
    key: "resources",
    group: "handle",
    title: { zh: "向部门负责人申请资源…", en: "Ask the department head for resources…" },
    isOffered: (view, may) => may("case.ask-resources") && view.department !== null && isOngoing(view),
    panel: () => import("../projects/AskForResources.tsx"),
  },
  {
    key: "review",
    group: "handle",
    title: { zh: "评定处理过程…", en: "Review how it was handled…" },
    isOffered: (view, may) => may("case.review") && !isOngoing(view),
    panel: () => import("../projects/SignReview.tsx"),
  },
  {
    key: "copy-link",
    group: "page",
    title: { zh: "复制链接", en: "Copy link" },
    act: ({ number }) => void navigator.clipboard.writeText(`${location.origin}/staff/cases/${number}`),
  },
  { key: "print", group: "page", title: { zh: "打印", en: "Print" }, act: () => print() },
];
