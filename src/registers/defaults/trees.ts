import type { Words } from "#kernel/words/words.ts";

export type Branch = { key: string; name: Words; below?: Branch[] };

const branch = (key: string, zh: string, en: string, below: Branch[] = []): Branch => ({
  key,
  name: { zh, en },
  below,
});

/** L1, D5: a small tree to begin with; an administrator makes it the installation's own. */
export const shippedServices: readonly Branch[] = [
  branch("desktop", "桌面与外设", "Desktops and peripherals", [
    branch("computers", "电脑", "Computers"),
    branch("printing", "打印与扫描", "Printing and scanning"),
    branch("desktop-software", "办公软件", "Office software"),
  ]),
  branch("network", "网络", "Network", [
    branch("wired-network", "有线网络", "Wired network"),
    branch("wireless-network", "无线网络", "Wireless network"),
    branch("remote-access", "远程接入", "Remote access"),
  ]),
  branch("servers", "服务器与存储", "Servers and storage"),
  branch("business-systems", "业务系统", "Business systems"),
  branch("accounts", "账号与权限", "Accounts and rights"),
  branch("telephony", "电话与会议", "Telephony and meetings"),
  branch("maintenance", "维护与巡检", "Maintenance and inspection"),
];

export const shippedCategories: readonly Branch[] = [
  branch("hardware", "硬件", "Hardware", [
    branch("hardware-fault", "设备故障", "Device fault"),
    branch("consumables", "耗材与配件", "Consumables and parts"),
  ]),
  branch("software", "软件", "Software", [
    branch("software-error", "软件报错", "Software error"),
    branch("software-slow", "运行缓慢", "Software slow"),
  ]),
  branch("connection", "网络连接", "Connection", [
    branch("no-connection", "无法连接", "No connection"),
    branch("unstable-connection", "连接不稳定", "Unstable connection"),
  ]),
  branch("access", "账号与权限", "Accounts and rights", [
    branch("sign-in", "无法登录", "Cannot sign in"),
    branch("missing-rights", "权限不足", "Missing rights"),
  ]),
  branch("data", "数据", "Data", [
    branch("data-lost", "数据丢失", "Data lost"),
    branch("data-wrong", "数据有误", "Data wrong"),
  ]),
  branch("security", "信息安全", "Information security"),
  branch("other", "其他", "Other"),
];
