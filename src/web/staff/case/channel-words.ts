import { useTranslation } from "react-i18next";

const known = ["phone", "email", "fax", "portal", "track", "api", "on-site", "monitoring", "system"] as const;

/** 来自电话, 来自门户: how a case came in. */
export function useChannelWords(): (channel: string) => string {
  const { t } = useTranslation("cases");
  return (channel) =>
    (known as readonly string[]).includes(channel) ? t(`channel.${channel as (typeof known)[number]}`) : channel;
}
