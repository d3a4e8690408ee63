import type { Words } from "#kernel/words/words.ts";
import type { NewShift } from "#registers/duty/contract.ts";
import type { TeamKey } from "./provider.ts";

/** Duty and skills of the fictional provider. Numbers with 555 belong to nobody. */

const shift = (name: Words, starts: string, ends: string, colour: NewShift["colour"], zone: string): NewShift => ({
  name,
  starts,
  ends,
  zone,
  colour,
  forwardingNumber: null,
});

/** Round the clock in three. */
export const deskShifts = (zone: string): NewShift[] => [
  shift({ zh: "早班", en: "Early" }, "08:00", "16:00", "blue", zone),
  shift({ zh: "晚班", en: "Late" }, "16:00", "00:00", "amber", zone),
  shift({ zh: "夜班", en: "Night" }, "00:00", "08:00", "violet", zone),
];

export const onCall: readonly { team: TeamKey; names: readonly string[]; number: string }[] = [
  { team: "network", names: ["周知微", "季长卿", "傅临渊"], number: "138 5550 0190" },
  { team: "applications", names: ["罗织云", "乔木生", "孟拾遗"], number: "138 5550 0191" },
];

export const hotline = {
  numbers: [
    { number: "400 555 0100", label: { zh: "报障热线", en: "Fault hotline" } },
    { number: "010 5550 0101", label: { zh: "咨询与建议", en: "Questions and suggestions" } },
  ],
  hours: {
    zh: "7×24 小时有人接听；咨询为工作日 8:30–17:30",
    en: "Round the clock; questions on working days 8:30–17:30",
  },
};

export const skills: readonly { key: string; name: Words; services: readonly string[] }[] = [
  {
    key: "networks",
    name: { zh: "网络", en: "Networks" },
    services: ["wired-network", "wireless-network", "remote-access"],
  },
  {
    key: "terminals",
    name: { zh: "终端与打印", en: "Terminals and printing" },
    services: ["computers", "printing", "self-service"],
  },
  { key: "databases", name: { zh: "数据库", en: "Databases" }, services: ["business-systems", "library-system"] },
  { key: "servers", name: { zh: "服务器与存储", en: "Servers and storage" }, services: ["servers"] },
];

export const sheets: readonly {
  name: string;
  knows: Readonly<Record<string, number>>;
  languages?: readonly string[];
  customers?: readonly (readonly [string, number])[];
}[] = [
  { name: "周知微", knows: { networks: 4, terminals: 2 }, languages: ["en"], customers: [["图书馆", 3]] },
  { name: "季长卿", knows: { networks: 3 }, customers: [["医院", 2]] },
  { name: "傅临渊", knows: { terminals: 4, networks: 1 }, customers: [["图书馆", 1]] },
  { name: "石砚青", knows: { terminals: 3 }, customers: [["医院", 3]] },
  { name: "罗织云", knows: { databases: 2 }, languages: ["en"] },
  { name: "乔木生", knows: { databases: 4, servers: 2 }, customers: [["水务", 2]] },
  { name: "孟拾遗", knows: { servers: 4 } },
  { name: "沈一苇", knows: { terminals: 2, networks: 2 }, languages: ["en"] },
];
