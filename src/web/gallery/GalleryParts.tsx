import { useState } from "react";
import { ChoiceField } from "../fields/ChoiceField.tsx";
import { DateTimeField } from "../fields/DateTimeField.tsx";
import { Field } from "../fields/Field.tsx";
import { LongTextField } from "../fields/LongTextField.tsx";
import { NumberField } from "../fields/NumberField.tsx";
import { OrganisationField } from "../fields/OrganisationField.tsx";
import { PersonField } from "../fields/PersonField.tsx";
import type { Reference } from "../fields/ReferenceField.tsx";
import { SegmentField } from "../fields/SegmentField.tsx";
import { TextField } from "../fields/TextField.tsx";
import { Act } from "../kit/Act.tsx";
import { CaseNumber } from "../kit/CaseNumber.tsx";
import { ClockChip } from "../kit/ClockChip.tsx";
import { ClockStory } from "../kit/ClockStory.tsx";
import { ConflictView } from "../kit/ConflictView.tsx";
import { EchoMark } from "../kit/EchoMark.tsx";
import { EmptyLine } from "../kit/EmptyLine.tsx";
import { ErrorLine } from "../kit/ErrorLine.tsx";
import { Flow, FlowList } from "../kit/Flow.tsx";
import { LoadingLine } from "../kit/LoadingLine.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { PriorityMark } from "../kit/PriorityMark.tsx";
import { StateTag } from "../kit/StateTag.tsx";
import { at, clocks, explanation, overStory, pausedStory, returnedFlow, states } from "./samples.ts";
import "./gallery.css";

/** Every small part in every state. */
export function GalleryParts() {
  return (
    <main className="gallery">
      <PageHead title="上午好，一苇" lead="11 月 24 日 周二，工作日 · 先处理迟了的 2 件，今天共 13 件">
        <Act small quiet onAct={() => {}}>
          筛选
        </Act>
      </PageHead>
      <LoadingLine />
      <Part name="state">
        {states.map((state) => (
          <StateTag key={state.key} family={state.family} title={state.title} />
        ))}
      </Part>
      <Part name="priority · echo · number">
        {[1, 2, 3, 4].map((priority) => (
          <PriorityMark key={priority} priority={priority} />
        ))}
        <EchoMark awaiting />
        <EchoMark awaiting={false} />
        <CaseNumber number="48273165" copy strong />
      </Part>
      <Part name="clock chip">
        {Object.entries(clocks).map(([name, clock]) => (
          <ClockChip key={name} clock={clock} />
        ))}
      </Part>
      <Part name="clock chip in a head">
        {Object.entries(clocks).map(([name, clock]) => (
          <ClockChip key={name} clock={clock} big titled />
        ))}
      </Part>
      <Part name="clock story">
        {[explanation, pausedStory, overStory].map((story) => (
          <div key={story.view.state} className="floating">
            <ClockStory
              story={story}
              acts={
                <Act small onAct={() => {}}>
                  申请调整时限
                </Act>
              }
            />
          </div>
        ))}
      </Part>
      <Part name="flow with returns" stacked>
        <Flow steps={returnedFlow} />
        <FlowList steps={returnedFlow} />
      </Part>
      <Part name="lines" stacked>
        <EmptyLine>今天没有轮到你的事。下一件是明天 09:00 的回访。</EmptyLine>
        <ErrorLine happened="没有发出。内容还在，点“再发一次”。" />
        <ConflictView
          conflicts={[{ field: "priority", title: "优先级", mine: "高", theirs: "紧急" }]}
          by="沈一苇"
          at={at("2026-11-24 10:39")}
          onKeepTheirs={() => {}}
          onKeepMine={() => {}}
        />
      </Part>
      <Part name="acts">
        <Act filled keys="mod+enter" onAct={() => {}}>
          登记并派单
        </Act>
        <Act onAct={() => {}}>登记，我来解决</Act>
        <Act quiet onAct={() => {}}>
          存草稿
        </Act>
        <Act harmful onAct={() => {}}>
          删除
        </Act>
        <Act disabled onAct={() => {}}>
          不能点
        </Act>
      </Part>
      <Part name="fields" stacked>
        <SampleFields />
      </Part>
    </main>
  );
}

function Part({ name, stacked = false, children }: { name: string; stacked?: boolean; children: React.ReactNode }) {
  return (
    <section className="part">
      <h2>{name}</h2>
      <div className={stacked ? "stack" : "line"}>{children}</div>
    </section>
  );
}

const people: readonly Reference[] = [
  { id: "1", name: "顾南枝", detail: "北溟大学图书馆 · 借阅部" },
  { id: "2", name: "何其安", detail: "北溟大学图书馆 · 信息中心" },
];

function SampleFields() {
  const [text, setText] = useState("三楼自助借还机刷卡后黑屏，重启无效");
  const [kind, setKind] = useState("incident");
  const [time, setTime] = useState<string | null>(at("2026-11-23 15:50"));
  const [minutes, setMinutes] = useState<number | null>(35);
  const [service, setService] = useState<string | null>("terminal");
  const [person, setPerson] = useState<Reference | null>(people[0]!);
  const [organisation, setOrganisation] = useState<Reference | null>(null);
  return (
    <div className="fields">
      <Field title="这是什么" hint="按 1–5 选" wide>
        <SegmentField
          numbered
          value={kind}
          onChange={setKind}
          choices={["事件", "服务请求", "投诉", "意见建议", "表扬"].map((title, index) => ({
            value: index === 0 ? "incident" : title,
            title,
          }))}
        />
      </Field>
      <Field title="报障人" source="来自号码">
        <PersonField value={person} onChange={setPerson} find={async () => people} />
      </Field>
      <Field title="单位">
        <OrganisationField value={organisation} onChange={setOrganisation} find={async () => []} />
      </Field>
      <Field title="现象" required hint="一句话，客户也会看到" wide>
        <TextField value={text} onChange={setText} />
      </Field>
      <Field title="详细描述" wide error="没有保存：写几个字，让接手的人看得懂。">
        <LongTextField value="" onChange={() => {}} />
      </Field>
      <Field title="发生时间">
        <DateTimeField value={time} onChange={setTime} />
      </Field>
      <Field title="用时">
        <NumberField value={minutes} onChange={setMinutes} unit="分" min={0} />
      </Field>
      <Field title="服务" source="按现象推荐">
        <ChoiceField
          value={service}
          onChange={setService}
          choices={[{ value: "terminal", title: "终端设备 / 自助借还" }]}
        />
      </Field>
    </div>
  );
}
