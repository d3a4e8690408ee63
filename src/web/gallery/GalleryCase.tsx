import { Bell, Book, Box, Link2, Paperclip, Phone, ShieldCheck, User } from "lucide-react";
import { useEffect, useState } from "react";
import { CaseLines } from "../kit/CaseLines.tsx";
import { CaseNumber } from "../kit/CaseNumber.tsx";
import { ClockChip, ClockShape } from "../kit/ClockChip.tsx";
import { ClockPopover } from "../kit/ClockPopover.tsx";
import { Composer } from "../kit/Composer.tsx";
import { ContextSection } from "../kit/ContextSection.tsx";
import { DayDivider } from "../kit/DayDivider.tsx";
import { EventLine } from "../kit/EventLine.tsx";
import { Flow } from "../kit/Flow.tsx";
import { Icon } from "../kit/Icon.tsx";
import { Message } from "../kit/Message.tsx";
import { MoveBar } from "../kit/MoveBar.tsx";
import { Panes } from "../kit/Panes.tsx";
import { PriorityMark } from "../kit/PriorityMark.tsx";
import { RecordHead } from "../kit/RecordHead.tsx";
import { RecordPanes } from "../kit/RecordPanes.tsx";
import { StateShape, StateTag } from "../kit/StateTag.tsx";
import { Timeline } from "../kit/Timeline.tsx";
import { at, clocks, explanation, flow, moves, rows, states } from "./samples.ts";

/** The case mockup rebuilt from the kit, to hold beside look/case.png. */
export function GalleryCase() {
  const [open, setOpen] = useState<string | null>(location.hash.slice(1) || "4827-3165");
  useEffect(() => {
    const follow = () => setOpen(location.hash.slice(1) || null);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return (
    <Panes
      viewName="我负责的"
      views={
        <>
          <h2>我的</h2>
          <a href="#views" aria-current="page">
            我负责的 <span className="count">10</span>
          </a>
          <a href="#views">
            等我确认 <span className="count">2</span>
          </a>
          <h2>网络与终端组</h2>
          <a href="#views">
            未分派 <span className="count">3</span>
          </a>
          <a href="#views">
            已超时 <span className="count hot">1</span>
          </a>
        </>
      }
      list={
        <div className="scroll">
          {rows.map((row) => (
            <a
              key={row.number}
              href={`#${row.number}`}
              className="list-row"
              aria-current={row.number === open ? "true" : undefined}
            >
              <CaseLines row={row} />
            </a>
          ))}
        </div>
      }
      record={open && <SampleCase />}
      onBack={() => {
        location.hash = "";
      }}
    />
  );
}

function SampleCase() {
  return (
    <RecordPanes
      head={
        <RecordHead
          number="4827-3165"
          process="事件"
          signs={
            <>
              <StateTag family="open" title={states[1]!.title} />
              <PriorityMark priority={2} />
            </>
          }
          remark="· 来自电话"
          others="沈一苇 也在看"
          chip={<ClockPopover clock={clocks.warning} explain={async () => explanation} big titled hotkey />}
          title="三楼自助借还机刷卡后黑屏，重启无效"
          moves={<MoveBar moves={moves} onMove={() => {}} />}
        />
      }
      brief="北溟大学图书馆信息化运维 2026 · 衡木 K7 自助借还机 HM7-20418"
      main={
        <>
          <Flow steps={flow} />
          <SampleTimeline />
          <Composer
            draftKey="gallery"
            receivers="顾南枝 · 邮件、短信"
            customerNames={["顾南枝"]}
            may={{ reply: true, note: true }}
            onSend={() => new Promise((_, refuse) => setTimeout(refuse, 400))}
            tools={
              <span className="row small text3">
                <Icon of={Paperclip} size={14} />
                附件
              </span>
            }
          />
        </>
      }
      context={<SampleContext />}
    />
  );
}

export function SampleTimeline() {
  return (
    <Timeline label="往来">
      <DayDivider at={at("2026-11-23 16:20")} />
      <EventLine at={at("2026-11-23 16:20")} sign={<Icon of={Phone} size={14} />}>
        <b>沈一苇</b> 接电话登记，收条已发给 <b>顾南枝</b>（短信）
      </EventLine>
      <Message kind="internal" author="周知微" at={at("2026-11-23 16:58")}>
        同型号上月在二楼出过一次（4827-2410），是读卡板供电不足。先看电源再换板。
      </Message>
      <EventLine at={at("2026-11-23 17:05")} tone="wait" sign={<StateShape family="waiting" />}>
        <b>周知微</b> 转为等客户：需要机房钥匙。<b>解决时限暂停</b>
      </EventLine>
      <DayDivider at={at("2026-11-24 09:08")} />
      <Message kind="customer" author="顾南枝" way="邮件" at={at("2026-11-24 09:08")}>
        钥匙在总服务台，报您的名字就可以取。上午十点有读者参观，最好在那之前能用。
      </Message>
      <EventLine at={at("2026-11-24 09:10")} tone="open" sign={<StateShape family="open" />}>
        收到客户回复，系统恢复计时
      </EventLine>
      <Message kind="public" author="周知微" way="顾南枝 · 邮件、短信" at={at("2026-11-24 09:21")}>
        收到，谢谢。我 9:40 到馆取钥匙，先恢复一台供参观使用，再查另一台的供电。
      </Message>
      <EventLine at={at("2026-11-24 10:40")} tone="warn" sign={<ClockShape state="warning" />}>
        解决时限用到 75%，已提醒 <b>周知微</b>
      </EventLine>
    </Timeline>
  );
}

function SampleContext() {
  return (
    <>
      <ContextSection icon={User} title="报障人">
        <p>
          <b>顾南枝</b> <span className="small text2">用户代表 · 借阅部</span>
        </p>
        <p className="mono small text2">138-5550-0177</p>
      </ContextSection>
      <ContextSection icon={ShieldCheck} title="合同">
        <p className="row">
          <b className="cut">北溟大学图书馆信息化运维 2026</b>
          <StateTag family="done" title={{ zh: "在合同内", en: "Covered" }} />
        </p>
        <p className="mono small text2">BM-2026-017 · 至 2026-12-31</p>
      </ContextSection>
      <ContextSection icon={Bell} title="时钟">
        <p className="row">
          <span className="small text2">响应</span>
          <ClockChip clock={clocks.met} />
        </p>
        <p className="row">
          <span className="small text2">解决</span>
          <ClockChip clock={clocks.warning} />
        </p>
      </ContextSection>
      <ContextSection icon={Box} title="设备">
        <b>衡木 K7 自助借还机</b>
        <p className="mono small text2">HM7-20418</p>
      </ContextSection>
      <ContextSection icon={Book} title="相似的已解决事件">
        <p className="row">
          <CaseNumber number="4827-2410" />
          <span className="small cut">二楼借还机刷卡黑屏</span>
        </p>
      </ContextSection>
      <ContextSection icon={Link2} title="关联">
        <p className="small text2">没有关联的问题、变更或投诉。</p>
      </ContextSection>
    </>
  );
}
