import type { Words } from "#kernel/words/words.ts";

type List = { service: string; name: Words; steps: { key: string; title: Words; hint?: Words }[] };

/** What the first line tries before anything else (D7), for the services most is reported about. */
export const standardSteps: readonly List[] = [
  {
    service: "printing",
    name: { zh: "打印不出来", en: "Nothing is printed" },
    steps: [
      { key: "paper", title: { zh: "看纸、粉和面板提示", en: "Look at paper, toner and what the panel says" } },
      {
        key: "queue",
        title: { zh: "清空打印队列", en: "Empty the print queue" },
        hint: {
          zh: "请客户取消全部任务，再打一张测试页",
          en: "Let the customer cancel all jobs and print one test page",
        },
      },
      {
        key: "restart",
        title: { zh: "打印机断电一分钟再开", en: "Switch the printer off for a minute and on again" },
      },
      { key: "default", title: { zh: "核对默认打印机", en: "Check which printer is the default" } },
    ],
  },
  {
    service: "self-service",
    name: { zh: "自助终端不响应", en: "The terminal does not respond" },
    steps: [
      {
        key: "screen",
        title: { zh: "问清屏幕上显示什么", en: "Ask what the screen shows" },
        hint: { zh: "请客户拍一张照片", en: "Ask for a photograph" },
      },
      { key: "restart", title: { zh: "按面板上的顺序重启", en: "Restart it in the order on its panel" } },
      { key: "network", title: { zh: "看网口指示灯", en: "Look at the lights of its network port" } },
    ],
  },
  {
    service: "computers",
    name: { zh: "电脑用不了", en: "A computer does not work" },
    steps: [
      { key: "power", title: { zh: "查电源和连接线", en: "Check power and cables" } },
      { key: "restart", title: { zh: "重启一次", en: "Restart it once" } },
      { key: "since", title: { zh: "问清从什么时候、改过什么之后", en: "Ask since when, and after what change" } },
    ],
  },
];
