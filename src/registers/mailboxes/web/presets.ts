/** Servers of common providers, to be filled in with one press. Hosts and ports only; what stands here is what each publishes. */
export type Preset = { key: string; title: string; incoming: string; outgoing: string; port: number };

export const presets: readonly Preset[] = [
  { key: "qq", title: "QQ", incoming: "imap.qq.com", outgoing: "smtp.qq.com", port: 465 },
  {
    key: "exmail",
    title: "腾讯企业邮 Exmail",
    incoming: "imap.exmail.qq.com",
    outgoing: "smtp.exmail.qq.com",
    port: 465,
  },
  { key: "163", title: "163", incoming: "imap.163.com", outgoing: "smtp.163.com", port: 465 },
  { key: "qiye-163", title: "网易企业邮", incoming: "imap.qiye.163.com", outgoing: "smtp.qiye.163.com", port: 994 },
  {
    key: "aliyun",
    title: "阿里企业邮 Aliyun",
    incoming: "imap.qiye.aliyun.com",
    outgoing: "smtp.qiye.aliyun.com",
    port: 465,
  },
];

export const imapPort = 993;
