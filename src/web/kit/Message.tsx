import { Eye, Lock, Mail, Phone } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Partner } from "./Composer.tsx";
import { Icon } from "./Icon.tsx";
import { useReader } from "./reader.tsx";
import { clockTime, fullTime } from "./when.ts";
import "./timeline.css";

type Props = {
  /** What the customer got to see; what stays in the house; the customer's own words. */
  kind: "public" | "internal" | "customer";
  partner?: Partner;
  author: string;
  at: string;
  /** Public: who received it and how. Customer: the channel it came by. */
  way?: string;
  /** Customer: it came by telephone. */
  byPhone?: boolean;
  children: React.ReactNode;
  attachments?: React.ReactNode;
  /** What can be done about these words; at the end of their head. */
  act?: React.ReactNode;
};

/** Words somebody wrote. Public and internal differ in five ways: paper, edge, place, word with icon, and how they are written. */
export function Message({
  kind,
  partner = "customer",
  author,
  at,
  way,
  byPhone = false,
  children,
  attachments,
  act,
}: Props) {
  const { t } = useTranslation();
  const { zone } = useReader();
  const sign = kind === "public" ? Eye : kind === "internal" ? Lock : byPhone ? Phone : Mail;
  const word =
    kind === "customer" ? t(`talk.with.${partner}.said`, { name: author }) : t(`talk.with.${partner}.${kind}`);
  return (
    <article className={`message ${kind}`}>
      <header>
        <span className="word">
          <Icon of={sign} size={14} />
          {word}
        </span>
        {way && <span className="way cut">{kind === "public" ? `→ ${way}` : way}</span>}
        <span className="space" />
        <span className="by">
          {kind !== "customer" && <span className="author">{author}</span>}
          <time dateTime={at} title={fullTime(at, zone)}>
            {clockTime(at, zone)}
          </time>
        </span>
        {act}
      </header>
      <div className="body">{children}</div>
      {attachments && <footer>{attachments}</footer>}
    </article>
  );
}
