import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { peopleOperations } from "#kernel/people/contract.ts";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { ChoicesField } from "#web/fields/ChoicesField.tsx";
import { DateField } from "#web/fields/DateField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { LongTextField } from "#web/fields/LongTextField.tsx";
import { NumberField } from "#web/fields/NumberField.tsx";
import { ReferenceField } from "#web/fields/ReferenceField.tsx";
import { SegmentField } from "#web/fields/SegmentField.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { usePicked } from "#web/staff/admin/use-picked.ts";
import { call } from "#web/staff/client/call.ts";
import { useStaffParts } from "#web/staff/parts.ts";
import { findOrganisations } from "#web/staff/people/ask.ts";
import type { ContractView } from "../contract.ts";
import { shownAmount, storedAmount, type WrittenContract } from "./written.ts";

type Props = {
  values: WrittenContract;
  set: (part: Partial<WrittenContract>) => void;
  contract: ContractView | null;
  errorOf: (path: string) => string | undefined;
};

/** Everything that is written down of a contract (L1). */
export function ContractFields(props: Props) {
  return (
    <>
      <Parties {...props} />
      <Scope {...props} />
      <Terms {...props} />
    </>
  );
}

function Parties({ values, set, errorOf }: Props) {
  const { t } = useTranslation("contracts");
  const projects = useStaffParts().pickers.project;
  const { data: own } = useQuery({
    queryKey: ["organisations", "own"],
    queryFn: ({ signal }) => call(peopleOperations.organisations, { query: { own: "true", limit: 200 } }, { signal }),
    staleTime: 60_000,
  });
  const customer = values.organisation?.id ?? null;
  return (
    <div className="fields">
      <Field title={t("number")} required error={errorOf("number")}>
        <TextField mono value={values.number} maxLength={60} onChange={(number) => set({ number })} />
      </Field>
      <Field title={t("name")} required error={errorOf("name")}>
        <TextField value={values.name} maxLength={200} onChange={(name) => set({ name })} />
      </Field>
      <Field title={t("customer")} required error={errorOf("organisationId")}>
        <ReferenceField
          value={values.organisation}
          find={findOrganisations}
          placeholder={t("findCustomer")}
          onChange={(organisation) => set({ organisation, project: null, siteIds: [], deviceIds: [] })}
        />
      </Field>
      <Field title={t("contractor")} required error={errorOf("contractorId")}>
        <ChoiceField
          value={values.contractorId}
          choices={(own?.items ?? []).map(({ id, name }) => ({ value: id, title: name }))}
          onChange={(contractorId) => set({ contractorId })}
        />
      </Field>
      <Field title={t("project")} error={errorOf("projectId")}>
        <ReferenceField
          value={values.project}
          find={projects?.({ organisationId: customer }) ?? (async () => [])}
          placeholder={customer === null ? t("customerFirst") : t("projects.find")}
          disabled={customer === null}
          onChange={(project) => set({ project })}
        />
      </Field>
      <Field title={t("signedOn")} error={errorOf("signedOn")}>
        <DateField value={values.signedOn} onChange={(signedOn) => set({ signedOn })} />
      </Field>
      <Field title={t("fromDay")} required error={errorOf("fromDay")}>
        <DateField value={values.fromDay} onChange={(fromDay) => set({ fromDay })} />
      </Field>
      <Field title={t("untilDay")} hint={t("untilHint")} error={errorOf("untilDay")}>
        <DateField value={values.untilDay} onChange={(untilDay) => set({ untilDay })} />
      </Field>
      <Field title={t("warnDays")} error={errorOf("warnDays")}>
        <NumberField
          value={values.warnDays}
          min={0}
          max={366}
          unit={t("days")}
          onChange={(warnDays) => set({ warnDays: warnDays ?? 0 })}
        />
      </Field>
    </div>
  );
}

function Scope({ values, set, errorOf }: Props) {
  const { t } = useTranslation("contracts");
  const customer = values.organisation?.id ?? null;
  const services = usePicked("service").all;
  const devices = useStaffParts().pickers.device;
  const { data: owned = [] } = useQuery({
    queryKey: ["picked", "device", customer],
    queryFn: ({ signal }) => devices?.({ organisationId: customer })("", signal) ?? [],
    enabled: customer !== null,
  });
  const { data: sites } = useQuery({
    queryKey: ["organisations", "below", customer],
    queryFn: ({ signal }) =>
      call(peopleOperations.organisations, { query: { parent: customer ?? "none", limit: 200 } }, { signal }),
    enabled: customer !== null,
  });
  const choices = (found: readonly { id: string; name: string; detail?: string }[]) =>
    found.map(({ id, name, detail }) => ({ value: id, title: [name, detail].filter(Boolean).join(" · ") }));
  return (
    <div className="fields">
      <Field title={t("services")} wide error={errorOf("serviceIds")}>
        <ChoicesField
          value={values.serviceIds}
          choices={choices(services)}
          placeholder={t("servicesAll")}
          onChange={(serviceIds) => set({ serviceIds })}
        />
      </Field>
      <Field title={t("sites")} error={errorOf("siteIds")}>
        <ChoicesField
          value={values.siteIds}
          choices={(sites?.items ?? []).map(({ id, name }) => ({ value: id, title: name }))}
          placeholder={t("sitesAll")}
          onChange={(siteIds) => set({ siteIds })}
        />
      </Field>
      <Field title={t("devices")} error={errorOf("deviceIds")}>
        <ChoicesField
          value={values.deviceIds}
          choices={choices(owned)}
          placeholder={t("devicesAll")}
          onChange={(deviceIds) => set({ deviceIds })}
        />
      </Field>
    </div>
  );
}

function Terms({ values, set, contract, errorOf }: Props) {
  const { t } = useTranslation("contracts");
  const levels = usePicked("level").all;
  const { balanceUnit, bought } = values;
  const yesNo = [
    { value: "yes", title: t("yes") },
    { value: "no", title: t("no") },
  ];
  return (
    <div className="fields">
      <Field title={t("level")} error={errorOf("levelId")}>
        <ChoiceField
          value={values.levelId}
          clearable
          placeholder={t("levelOwn")}
          choices={levels.map(({ id, name }) => ({ value: id, title: name }))}
          onChange={(levelId) => set({ levelId })}
        />
      </Field>
      <Field title={t("route.title")} error={errorOf("route")}>
        <ChoiceField
          value={values.route}
          clearable
          placeholder={t("route.usual")}
          choices={(["liaison", "project-manager", "desk"] as const).map((route) => ({
            value: route,
            title: t(`route.${route}`),
          }))}
          onChange={(route) => set({ route: route as typeof values.route })}
        />
      </Field>
      <Field title={t("counts")} error={errorOf("balanceUnit")}>
        <ChoiceField
          value={balanceUnit}
          clearable
          placeholder={t("countsNothing")}
          choices={(["minutes", "visits"] as const).map((unit) => ({ value: unit, title: t(`unit.${unit}`) }))}
          onChange={(unit) => set({ balanceUnit: unit as typeof balanceUnit })}
        />
      </Field>
      {balanceUnit !== null && (
        <Field
          title={t("bought")}
          error={errorOf("bought")}
          hint={
            contract?.balanceUnit === balanceUnit
              ? t("used", {
                  used: shownAmount(balanceUnit, contract.used),
                  left: shownAmount(balanceUnit, Math.max(0, bought - contract.used)),
                })
              : undefined
          }
        >
          <NumberField
            value={shownAmount(balanceUnit, bought)}
            min={0}
            unit={balanceUnit === "visits" ? t("visits") : t("hours")}
            onChange={(shown) => set({ bought: storedAmount(balanceUnit, shown ?? 0) })}
          />
        </Field>
      )}
      <Field title={t("keyCustomer")}>
        <SegmentField
          value={values.isKeyCustomer ? "yes" : "no"}
          choices={yesNo}
          onChange={(chosen) => set({ isKeyCustomer: chosen === "yes" })}
        />
      </Field>
      <Field title={t("ourStaff")}>
        <SegmentField
          value={values.hasOurStaff ? "yes" : "no"}
          choices={yesNo}
          onChange={(chosen) => set({ hasOurStaff: chosen === "yes" })}
        />
      </Field>
      <Field title={t("complaintDays")} error={errorOf("complaintDays")}>
        <NumberField
          value={values.complaintDays}
          min={1}
          max={366}
          unit={t("workingDays")}
          onChange={(complaintDays) => set({ complaintDays })}
        />
      </Field>
      <Field title={t("note")} wide error={errorOf("note")}>
        <LongTextField value={values.note} rows={3} maxLength={2000} onChange={(note) => set({ note })} />
      </Field>
    </div>
  );
}
