import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ChoicesField } from "#web/fields/ChoicesField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { NumberField } from "#web/fields/NumberField.tsx";
import { SegmentField } from "#web/fields/SegmentField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { usePicked } from "#web/staff/admin/use-picked.ts";
import { WordsField } from "#web/staff/admin/WordsField.tsx";
import type { ApprovalStep, Approver } from "../contract.ts";
import { type Editing, moved, replaced, without } from "./empty-item.ts";

/** Who approves, step by step, how long each may take and what happens when nobody has decided. */
export function ApprovalEditor({ values, set, errorOf }: Editing) {
  const { t } = useTranslation("catalogue");
  const { approvals } = values;
  const keep = (next: ApprovalStep[]) => set({ approvals: next });
  const add = () =>
    keep([
      ...approvals,
      {
        title: { zh: "审批", en: "Approval" },
        mode: "any",
        approvers: [{ kind: "customer-representative" }],
        minutes: 480,
        atDeadline: "remind",
      },
    ]);
  return (
    <section className="item-part">
      <h2>{t("approvals")}</h2>
      <p className="small text2">{t("step.lead")}</p>
      {approvals.map((step, at) => (
        // Steps have no key of their own: their place is what they are.
        <div key={at} className="item-question card">
          <div className="row">
            <b className="mono small">{at + 1}</b>
            <span className="space" />
            <Act small quiet icon={ArrowUp} disabled={at === 0} onAct={() => keep(moved(approvals, at, -1))}>
              {t("up")}
            </Act>
            <Act
              small
              quiet
              icon={ArrowDown}
              disabled={at === approvals.length - 1}
              onAct={() => keep(moved(approvals, at, 1))}
            >
              {t("down")}
            </Act>
            <Act small quiet harmful icon={X} onAct={() => keep(without(approvals, at))}>
              {t("remove")}
            </Act>
          </div>
          <Step
            step={step}
            error={errorOf(`approvals.${at}`)}
            onChange={(next) => keep(replaced(approvals, at, next))}
          />
        </div>
      ))}
      <Act small icon={Plus} onAct={add}>
        {t("step.add")}
      </Act>
    </section>
  );
}

type StepProps = { step: ApprovalStep; error: string | undefined; onChange: (step: ApprovalStep) => void };

function Step({ step, error, onChange }: StepProps) {
  const { t } = useTranslation("catalogue");
  const persons = usePicked("staff");
  const choices = [
    { value: "customer-representative", title: t("approver.customer-representative") },
    ...(["department-head", "project-manager", "service-level-manager", "operations-head", "management"] as const).map(
      (role) => ({ value: `role:${role}`, title: t(`approver.${role}`) }),
    ),
    ...persons.all.map(({ id, name, detail }) => ({
      value: `person:${id}`,
      title: [name, detail].filter(Boolean).join(" · "),
    })),
  ];
  return (
    <div className="fields">
      <WordsField title={t("step.title")} value={step.title} onChange={(title) => onChange({ ...step, title })} />
      <div className="wide">
        <Field title={t("step.approvers")} required error={error}>
          <ChoicesField
            value={step.approvers.map(nameOf)}
            choices={choices}
            onChange={(chosen) => onChange({ ...step, approvers: chosen.map(approverOf) })}
          />
        </Field>
      </div>
      <Field title={t("step.mode")}>
        <SegmentField
          value={step.mode}
          choices={(["any", "all"] as const).map((value) => ({ value, title: t(`mode.${value}`) }))}
          onChange={(mode) => onChange({ ...step, mode: mode as ApprovalStep["mode"] })}
        />
      </Field>
      <Field title={t("step.minutes")} hint={t("step.minutesHint")}>
        <NumberField
          value={step.minutes}
          min={1}
          max={60_000}
          unit={t("step.unit")}
          onChange={(minutes) => onChange({ ...step, minutes: minutes ?? 480 })}
        />
      </Field>
      <Field title={t("step.atDeadline")}>
        <SegmentField
          value={step.atDeadline}
          choices={(["remind", "delegate", "escalate"] as const).map((value) => ({
            value,
            title: t(`deadline.${value}`),
          }))}
          onChange={(what) => onChange({ ...step, atDeadline: what as ApprovalStep["atDeadline"] })}
        />
      </Field>
    </div>
  );
}

const nameOf = (approver: Approver): string =>
  approver.kind === "person"
    ? `person:${approver.personId}`
    : approver.kind === "role"
      ? `role:${approver.role}`
      : approver.kind;

function approverOf(name: string): Approver {
  const [kind, of = ""] = name.split(":");
  if (kind === "person") return { kind, personId: of };
  return kind === "role" ? { kind, role: of } : { kind: "customer-representative" };
}
