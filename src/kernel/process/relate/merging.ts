import type { FieldInput } from "../../forms/field.ts";
import type { ProcessInput } from "../definition.ts";

/**
 * What a process declares so that its cases can be merged (D22): a state of their own for those merged away, a field with the number
 * that goes on, and the two moves. Spread into a definition: `states`, `fields`, `moves`.
 */
export const mergedState = {
  title: { zh: "已并入", en: "Merged" },
  customerTitle: { zh: "已并入另一个编号", en: "Merged into another number" },
  family: "cancelled",
  responsible: { who: "nobody" },
  isFinal: true,
} satisfies ProcessInput["states"][string];

export const mergedInto = {
  type: "text",
  title: { zh: "并入", en: "Merged into" },
  customerTitle: { zh: "现在的编号", en: "Number now" },
  isPublic: true,
  maxLength: 20,
} satisfies FieldInput;

/** The moves of a merge and of its undoing. `from`: the states in which a case may be merged away. */
export const mergingMoves = (from: string[]) =>
  ({
    merge: {
      title: { zh: "并入另一个", en: "Merge into another" },
      about: {
        zh: "同一件事登记了两次：并入继续处理的那一个，客户得知新的号码；可以撤销。",
        en: "One matter registered twice: it goes into the one that goes on, and the customer learns its number. Can be undone.",
      },
      announces: "merged",
      from,
      to: "merged",
      who: "case.merge",
      only: "staff",
      act: "merge",
      form: [{ field: "mergedInto", required: true }],
      measures: ["merged"],
      isHidden: true,
      tells: {
        zh: "{{number}} 和 {{mergedInto}} 是同一件事，已合并到 {{mergedInto}} 一起处理。原来的号码仍然有效，会带您过去。",
        en: "{{number}} and {{mergedInto}} are about the same matter and go on as {{mergedInto}}. Your number stays valid and leads there.",
      },
    },
    undoMerge: {
      title: { zh: "撤销合并", en: "Undo the merge" },
      about: {
        zh: "不是同一件事：恢复原来的状态、责任人和时限，合并期间照常计时。",
        en: "Not the same matter after all: state, turn and clocks are as before, and the time in between counts.",
      },
      announces: "unmerged",
      from: ["merged"],
      to: "previous",
      who: "case.merge",
      only: "staff",
      act: "undo-merge",
      form: [{ field: "mergedInto" }],
      measures: ["unmerged"],
      isHidden: true,
      tells: {
        zh: "{{number}} 又单独处理了，请继续使用这个号码。",
        en: "{{number}} is handled on its own again; please go on using this number.",
      },
    },
  }) satisfies ProcessInput["moves"];
