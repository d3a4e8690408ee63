import type { Words } from "#kernel/words/words.ts";
import type { TeamKey } from "./provider.ts";

type Place = { team: TeamKey; hasThirdLine: boolean };

/** Who answers for the services the program ships with. Not named: the desk's own. */
export const shippedServiceTeams: Record<string, Place> = {
  computers: { team: "network", hasThirdLine: false },
  printing: { team: "network", hasThirdLine: false },
  "desktop-software": { team: "network", hasThirdLine: false },
  telephony: { team: "network", hasThirdLine: false },
  "wired-network": { team: "network", hasThirdLine: true },
  "wireless-network": { team: "network", hasThirdLine: true },
  "remote-access": { team: "network", hasThirdLine: true },
  servers: { team: "applications", hasThirdLine: true },
  "business-systems": { team: "applications", hasThirdLine: true },
  accounts: { team: "applications", hasThirdLine: false },
};

/** Services of this provider's own, under a shipped branch or one added before. */
export const ownServices: readonly (Place & { key: string; name: Words; under: string })[] = [
  {
    key: "self-service",
    name: { zh: "自助终端", en: "Self-service terminals" },
    under: "desktop",
    team: "network",
    hasThirdLine: false,
  },
  {
    key: "library-system",
    name: { zh: "图书馆业务系统", en: "Library system" },
    under: "business-systems",
    team: "applications",
    hasThirdLine: true,
  },
  {
    key: "hospital-system",
    name: { zh: "门诊住院系统", en: "Hospital system" },
    under: "business-systems",
    team: "applications",
    hasThirdLine: true,
  },
  {
    key: "data-reporting",
    name: { zh: "数据上报接口", en: "Data reporting interfaces" },
    under: "business-systems",
    team: "applications",
    hasThirdLine: true,
  },
  {
    key: "pump-monitoring",
    name: { zh: "泵站监控", en: "Pump station monitoring" },
    under: "maintenance",
    team: "automation",
    hasThirdLine: true,
  },
  {
    key: "observation",
    name: { zh: "气象观测采集", en: "Weather observation" },
    under: "maintenance",
    team: "automation",
    hasThirdLine: true,
  },
  {
    key: "premises",
    name: { zh: "机房与门禁", en: "Server rooms and door control" },
    under: "maintenance",
    team: "automation",
    hasThirdLine: false,
  },
];
