import type { MailboxContent } from "../contract.ts";

type Server = Pick<NonNullable<MailboxContent["outgoing"]>, "host" | "port" | "security">;
export type Preset = { key: string; title: { zh: string; en: string }; incoming: Server; outgoing: Server };

const tls = (host: string, port: number): Server => ({ host, port, security: "tls" });

/** Where well-known providers take and hand out mail; nothing but hosts and ports. */
export const presets: readonly Preset[] = [
  {
    key: "exmail",
    title: { zh: "腾讯企业邮", en: "Tencent Exmail" },
    incoming: tls("imap.exmail.qq.com", 993),
    outgoing: tls("smtp.exmail.qq.com", 465),
  },
  {
    key: "aliyun",
    title: { zh: "阿里企业邮箱", en: "Alibaba Mail" },
    incoming: tls("imap.qiye.aliyun.com", 993),
    outgoing: tls("smtp.qiye.aliyun.com", 465),
  },
  {
    key: "netease",
    title: { zh: "网易企业邮箱", en: "NetEase for companies" },
    incoming: tls("imap.qiye.163.com", 993),
    outgoing: tls("smtp.qiye.163.com", 994),
  },
  {
    key: "qq",
    title: { zh: "QQ 邮箱", en: "QQ Mail" },
    incoming: tls("imap.qq.com", 993),
    outgoing: tls("smtp.qq.com", 465),
  },
  {
    key: "163",
    title: { zh: "163 邮箱", en: "163 Mail" },
    incoming: tls("imap.163.com", 993),
    outgoing: tls("smtp.163.com", 465),
  },
  {
    key: "outlook",
    title: { zh: "Outlook / Microsoft 365", en: "Outlook / Microsoft 365" },
    incoming: tls("outlook.office365.com", 993),
    outgoing: { host: "smtp.office365.com", port: 587, security: "starttls" },
  },
  {
    key: "gmail",
    title: { zh: "Gmail", en: "Gmail" },
    incoming: tls("imap.gmail.com", 993),
    outgoing: tls("smtp.gmail.com", 465),
  },
];
