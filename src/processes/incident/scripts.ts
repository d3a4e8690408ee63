import type { ProcessInput } from "#kernel/process/definition.ts";

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
} satisfies ProcessInput["scripts"];
