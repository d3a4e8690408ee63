import type { ProcessInput } from "#kernel/process/definition.ts";

/** What the customer does with a solution. REQ D15. */
export const customerMoves = {
  confirm: {
    title: { zh: "已经好了", en: "It works again" },
    about: {
      zh: "客户自己确认并评价，就不再打电话回访。",
      en: "The customer confirms and rates; no call is made then.",
    },
    announces: "confirmed",
    from: ["solved", "followUp"],
    to: "same",
    who: "incident.customer-act",
    only: "customer",
    guards: ["notYetConfirmed"],
    form: [
      {
        field: "satisfaction",
        required: true,
        title: { zh: "这次服务您满意吗？", en: "Were you satisfied?" },
      },
      { field: "remark" },
    ],
    consequences: ["noteConfirmation"],
    measures: ["confirmed"],
    isPrimary: true,
  },
  stillBroken: {
    title: { zh: "还没好", en: "Still not working" },
    about: {
      zh: "客户说没有好：回到服务台，计次。",
      en: "The customer says it is not solved: back to the desk, counted.",
    },
    announces: "reopened",
    from: ["solved", "followUp", "closed"],
    to: "registered",
    who: "incident.customer-act",
    only: "customer",
    guards: ["withinReopenTime"],
    form: [{ field: "message", required: true, title: { zh: "现在是什么情况", en: "What is wrong now" } }],
    consequences: ["forgetConfirmation", "customerWaits"],
    measures: ["reopened"],
    isReturn: true,
    tells: { zh: "我们收到了，马上重新处理。", en: "We have it and are on it again." },
  },
} satisfies ProcessInput["moves"];
