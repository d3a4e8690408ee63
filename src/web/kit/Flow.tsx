import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FlowStepView } from "#kernel/process/contract.ts";
import { useSay } from "../words/language.ts";
import { useReader } from "./reader.tsx";
import { shortWhen } from "./when.ts";
import { useIsPhone } from "./width.ts";
import "./flow.css";
import "./flow-list.css";

/**
 * Where a case stands: done with time, here (回) with the person, ahead dashed; returns bend back under the line with
 * their count. On phones one line, 第 5 步 / 8 · 二线处理, that opens to a vertical list.
 */
export function Flow({ steps }: { steps: readonly FlowStepView[] }) {
  return useIsPhone() ? <PhoneFlow steps={steps} /> : <FlowLine steps={steps} />;
}

function FlowLine({ steps }: { steps: readonly FlowStepView[] }) {
  const { t } = useTranslation();
  const say = useSay();
  const returned = steps.some(({ returns }) => returns > 0);
  return (
    <ol className={`flow${returned ? " returned" : ""}`} aria-label={t("flow.label")}>
      {steps.map((step) => (
        <li key={step.key} className={step.status} aria-current={step.status === "here" ? "step" : undefined}>
          <FlowNode status={step.status} />
          {step.returns > 0 && <Return count={step.returns} />}
          <span className="title">{say(step.title)}</span>
          <StepFact step={step} />
        </li>
      ))}
    </ol>
  );
}

function PhoneFlow({ steps }: { steps: readonly FlowStepView[] }) {
  const { t } = useTranslation();
  const say = useSay();
  const [open, setOpen] = useState(false);
  const here = steps.findIndex(({ status }) => status === "here");
  const step = steps[here] ?? steps.at(-1);
  const values = { step: here < 0 ? steps.length : here + 1, of: steps.length, title: say(step?.title) };
  return (
    <div className="phone-flow">
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <FlowNode status={step?.status ?? "done"} />
        <span>{t("flow.phone", values)}</span>
        <span className="text3">{step?.person}</span>
      </button>
      {open && <FlowList steps={steps} />}
    </div>
  );
}

/** The flow as a vertical list: for phones and narrow places. */
export function FlowList({ steps }: { steps: readonly FlowStepView[] }) {
  const { t } = useTranslation();
  const say = useSay();
  return (
    <ol className="flow-list" aria-label={t("flow.label")}>
      {steps.map((step) => (
        <li key={step.key} className={step.status} aria-current={step.status === "here" ? "step" : undefined}>
          <FlowNode status={step.status} />
          <span className="title">
            {say(step.title)}
            {step.returns > 0 && <span className="count"> · {t("flow.returned", { count: step.returns })}</span>}
          </span>
          <StepFact step={step} />
        </li>
      ))}
    </ol>
  );
}

function StepFact({ step }: { step: FlowStepView }) {
  const { t } = useTranslation();
  const reader = useReader();
  if (step.status === "here") {
    return <small>{step.person ? t("flow.hereWith", { person: step.person }) : t("flow.here")}</small>;
  }
  return <small className="mono">{step.status === "done" && step.at ? shortWhen(step.at, reader) : ""}</small>;
}

/** The bend under the line: it came back to this step, so many times. */
function Return({ count }: { count: number }) {
  const { t } = useTranslation();
  const said = t("flow.returned", { count });
  return (
    <span className="return" title={said}>
      <svg viewBox="0 0 44 16" aria-hidden="true">
        <path d="M42 0v6a6 6 0 0 1-6 6H6M9.5 8.5L6 12l3.5 3.5" />
      </svg>
      <span aria-hidden="true">{count}</span>
      <span className="unseen">{said}</span>
    </span>
  );
}

function FlowNode({ status }: { status: FlowStepView["status"] }) {
  return (
    <svg className="node" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      {nodes[status]}
    </svg>
  );
}

const nodes: Record<FlowStepView["status"], React.ReactNode> = {
  done: (
    <>
      <circle cx="10" cy="10" r="8" strokeWidth="1.5" />
      <path d="M6.5 10.3l2.4 2.4 4.6-5" strokeWidth="1.6" />
    </>
  ),
  here: (
    <>
      <rect x="1" y="1" width="18" height="18" rx="3" strokeWidth="2" />
      <rect x="6.5" y="6.5" width="7" height="7" rx="1" fill="currentColor" stroke="none" />
    </>
  ),
  ahead: <circle cx="10" cy="10" r="7.5" strokeWidth="1.8" strokeDasharray="2.5 2.5" />,
};
