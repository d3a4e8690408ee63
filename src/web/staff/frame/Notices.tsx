import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Popover } from "antd";
import { Bell } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type NoticeView, noticeOperations } from "#kernel/notify/contract.ts";
import { EmptyLine } from "../../kit/EmptyLine.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { Icon } from "../../kit/Icon.tsx";
import { useReader } from "../../kit/reader.tsx";
import { fullTime, when } from "../../kit/when.ts";
import { useSay } from "../../words/language.ts";
import { call } from "../client/call.ts";
import "./notices.css";

/** The bell: how much I have not read of what I was told, and the list of it. */
export function Notices() {
  const { t } = useTranslation("staff");
  const [open, setOpen] = useState(false);
  const { data } = useQuery({
    queryKey: ["notices"],
    queryFn: ({ signal }) => call(noticeOperations.list, { query: { limit: 30 } }, { signal }),
  });
  const unread = data?.unread ?? 0;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      destroyOnHidden
      classNames={{ root: "notices-popover" }}
      content={<NoticeList items={data?.items} unread={unread} onClose={() => setOpen(false)} />}
    >
      <button
        type="button"
        className="quiet bell"
        aria-haspopup="dialog"
        aria-expanded={open}
        title={t("notices.title")}
      >
        <Icon of={Bell} />
        <span className="unseen">{t("notices.title")}</span>
        {unread > 0 && (
          <b className="unread">
            {unread > 99 ? "99+" : unread}
            <span className="unseen">{t("notices.unread", { count: unread })}</span>
          </b>
        )}
      </button>
    </Popover>
  );
}

type ListProps = { items: readonly NoticeView[] | undefined; unread: number; onClose: () => void };

function NoticeList({ items, unread, onClose }: ListProps) {
  const { t } = useTranslation("staff");
  const queries = useQueryClient();
  const [failed, setFailed] = useState(false);
  const settle = (act: Promise<unknown>) =>
    act.then(
      () => queries.invalidateQueries({ queryKey: ["notices"] }),
      () => setFailed(true),
    );
  const readAll = () => settle(call(noticeOperations.readAll, { body: { upTo: items?.[0]?.id } }));
  const open = ({ id, readAt }: NoticeView) => {
    onClose();
    if (readAt === null) void settle(call(noticeOperations.read, { params: { id } }));
  };
  return (
    <section role="dialog" aria-label={t("notices.title")} className="notices">
      <div className="row head">
        <h2>{t("notices.title")}</h2>
        <span className="space" />
        {unread > 0 && (
          <button type="button" className="plain" onClick={readAll}>
            {t("notices.readAll")}
          </button>
        )}
      </div>
      {failed && <ErrorLine happened={t("notices.failed")} />}
      {items?.length === 0 && <EmptyLine>{t("notices.none")}</EmptyLine>}
      <ul>
        {items?.toSorted(latestFirst).map((notice) => (
          <li key={notice.id} className={notice.readAt === null ? "new" : undefined}>
            <NoticeLine notice={notice} onOpen={() => open(notice)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** They come in the order they were told; they are read in the order things happened. */
const latestFirst = (one: NoticeView, other: NoticeView) => Date.parse(other.at) - Date.parse(one.at);

/** Where what is told is dealt with; null: there is nothing to be done about it. */
function placeOf({ number, kind }: NoticeView): string | null {
  if (number !== null) return `/cases/${number}`;
  if (kind === "hand-over-note") return "/hand-over";
  return kind === "duty-gap" || kind.startsWith("swap-") ? "/duty" : null;
}

function NoticeLine({ notice, onOpen }: { notice: NoticeView; onOpen: () => void }) {
  const { t } = useTranslation("staff");
  const say = useSay();
  const reader = useReader();
  const content = (
    <>
      <span className="text">
        {notice.readAt === null && <span className="unseen">{t("notices.new")} </span>}
        {say(notice.text)}
      </span>
      <time className="mono small text3" dateTime={notice.at} title={fullTime(notice.at, reader.zone)}>
        {when(notice.at, reader, { time: "always" })}
      </time>
    </>
  );
  const place = placeOf(notice);
  if (place === null) return <div className="line">{content}</div>;
  return (
    <Link className="line" to={place} onClick={onOpen}>
      {content}
    </Link>
  );
}
