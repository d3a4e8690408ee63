import type { ProcessInput } from "#kernel/process/definition.ts";
import { promiseLines, waitingForCustomerLines } from "../chasing/index.ts";

/** What the operator says on the phone (D3). */
export const scripts = {
  greeting: [
    { zh: "您好，这里是服务台，请问有什么可以帮您？", en: "Service desk, good day. How can I help you?" },
    { zh: "请问您贵姓，是哪个单位、哪个部门？", en: "May I have your name, organisation and department?" },
  ],
  registration: [
    { zh: "跟您核对一下，电话是 {{phone}}，对吗？", en: "Let me check: your number is {{phone}}, right?" },
    {
      zh: "机身上有一张标签，麻烦您念一下型号和序列号。",
      en: "There is a label on the device; could you read me model and serial number?",
    },
    { zh: "我重复一遍：{{subject}}，是这样吗？", en: "Let me repeat: {{subject}}. Is that right?" },
  ],
  ending: [
    {
      zh: "已经登记好了，号码是 {{number}}，{{response}} 前给您答复。",
      en: "It is registered under {{number}}; you will hear by {{response}}.",
    },
    { zh: "还有别的可以帮您吗？谢谢您的来电。", en: "Anything else I can do? Thank you for calling." },
  ],
  /** Somebody asks after a case: nothing is said that is not so. */
  chasing: [
    { zh: "您问的是 {{number}}，“{{subject}}”，对吗？", en: "You ask about {{number}}, “{{subject}}”, is that right?" },
    {
      when: ["not-dispatched"],
      zh: "已经登记了，现在由服务台在看，还没有派出去。",
      en: "It is registered and with the service desk; it has not been dispatched yet.",
    },
    {
      when: ["dispatched", "nobody-yet"],
      zh: "已经派给{{department}}，正在安排处理的人。",
      en: "It was dispatched to {{department}}; somebody is being assigned.",
    },
    {
      when: ["not-started"],
      zh: "已经派给{{department}}，由{{assignee}}负责，还没有开始处理。",
      en: "It was dispatched to {{department}}; {{assignee}} has it and has not begun yet.",
    },
    {
      when: ["busy-elsewhere"],
      zh: "{{assignee}}现在正在另一处处理故障。",
      en: "{{assignee}} is busy at another site right now.",
    },
    { when: ["at-work"], zh: "{{assignee}}正在处理。", en: "{{assignee}} is working on it." },
    ...waitingForCustomerLines,
    ...promiseLines,
    { when: ["solved"], zh: "已经处理完了，您那边现在好了吗？", en: "It has been solved; does it work now?" },
  ],
} satisfies ProcessInput["scripts"];
