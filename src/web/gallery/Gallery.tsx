import { Book, ChartColumn, Flag, List, ListTodo, Monitor, Phone, RotateCw, User } from "lucide-react";
import { ReaderZone } from "../kit/reader.tsx";
import { StateTag } from "../kit/StateTag.tsx";
import { learnServerTime } from "../kit/server-time.ts";
import { Shell } from "../staff/Shell.tsx";
import { GalleryCase } from "./GalleryCase.tsx";
import { GalleryParts } from "./GalleryParts.tsx";
import { now, rows } from "./samples.ts";

const items = [
  { to: "/mine", title: "我的", icon: ListTodo, useCount: () => ({ count: 12, title: "12 件轮到你" }) },
  { to: "/gallery/parts", title: "来电", icon: Phone },
  { to: "/gallery", title: "事件", icon: List },
  { to: "/complaints", title: "投诉", icon: Flag },
  { to: "/follow-ups", title: "回访", icon: RotateCw, useCount: () => ({ count: 4, title: "4 个回访" }) },
  { to: "/customers", title: "客户", icon: User },
  { to: "/devices", title: "资产", icon: Monitor },
  { to: "/knowledge", title: "知识", icon: Book },
  { to: "/reports", title: "报表", icon: ChartColumn },
];

/** The kit in its frame, with the mockups' world: `/staff/gallery` the case, `/staff/gallery/parts` every part. */
export function Gallery({ show }: { show: "case" | "parts" }) {
  learnServerTime(now);
  return (
    <ReaderZone value="Asia/Shanghai">
      <Shell
        items={items}
        me={{ name: "周知微", role: "二线工程师" }}
        duty="在岗：服务台 3 人 · 二线 周知微"
        live
        menu={[]}
        find={async (text) =>
          rows
            .filter(({ number, subject }) => `${number} ${subject}`.includes(text))
            .map((row) => ({
              key: row.number,
              kind: "事件",
              title: row.subject,
              detail: row.number,
              sign: <StateTag family={row.state.family} title={row.state.title} />,
              open: () => {},
            }))
        }
      >
        {show === "case" ? <GalleryCase /> : <GalleryParts />}
      </Shell>
    </ReaderZone>
  );
}

export function GalleryOfCase() {
  return <Gallery show="case" />;
}

export function GalleryOfParts() {
  return <Gallery show="parts" />;
}
