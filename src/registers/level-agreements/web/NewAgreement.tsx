import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { DateField } from "#web/fields/DateField.tsx";
import { DateTimeField } from "#web/fields/DateTimeField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { LongTextField } from "#web/fields/LongTextField.tsx";
import { type Reference, ReferenceField } from "#web/fields/ReferenceField.tsx";
import { SegmentField } from "#web/fields/SegmentField.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { EffectList } from "#web/staff/admin/EffectList.tsx";
import { RecordForm } from "#web/staff/admin/RecordForm.tsx";
import { TargetTable } from "#web/staff/admin/targets/TargetTable.tsx";
import { readTargets, type WrittenTargets } from "#web/staff/admin/targets/written.ts";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { usePicked } from "#web/staff/admin/use-picked.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { queries } from "#web/staff/client/queries.ts";
import { useStaffParts } from "#web/staff/parts.ts";
import { findOrganisations } from "#web/staff/people/ask.ts";
import { levelAgreementOperations as operations } from "../contract.ts";

const clocks = ["response", "first-line", "proposal", "arrival", "workaround", "resolution"] as const;

/** Records what was agreed; what it would move is shown before it is saved (L5). */
export function NewAgreement() {
  const { t } = useTranslation("contracts");
  const { t: ta } = useTranslation("admin");
  const navigate = useNavigate();
  const saving = useSave();
  const contracts = useStaffParts().pickers["every-contract"];
  const levels = usePicked("level").all;
  const [isForContract, setForContract] = useState(false);
  const { values, set, isChanged, undo } = useEdit({
    organisation: null as Reference | null,
    contract: null as Reference | null,
    levelId: null as string | null,
    targets: {} as WrittenTargets,
    fromAt: null as string | null,
    untilAt: null as string | null,
    agreedWith: "",
    agreedOn: null as string | null,
    reason: "",
  });
  const { organisation, contract, ...rest } = values;
  const targets = readTargets(values.targets);
  const body = {
    ...rest,
    targets: targets ?? {},
    organisationId: isForContract ? null : (organisation?.id ?? null),
    contractId: isForContract ? (contract?.id ?? null) : null,
    fromAt: values.fromAt ?? "",
    untilAt: values.untilAt ?? "",
    agreedOn: values.agreedOn ?? "",
  };
  const preview = useMutation({ mutationFn: () => call(operations.preview, { body }) });
  const change = (part: Partial<typeof values>) => {
    preview.reset();
    set(part);
  };
  const look = () => saving.run(async () => void (await preview.mutateAsync()));
  const save = () =>
    saving.run(async () => {
      const { id } = await call(operations.create, { body });
      await Promise.all(
        ["level-agreements", "register-changes"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
      await navigate({ to: `/admin/level-agreements/${id}` });
    });
  return (
    <RecordForm
      title={t("agreements.new")}
      saving={saving}
      isChanged={isChanged && targets !== null}
      onSave={() => void (preview.data ? save() : look())}
      saveWord={preview.data ? undefined : ta("seeEffect")}
      onUndo={() => {
        preview.reset();
        undo();
      }}
    >
      <div className="fields">
        <Field title={t("agreements.for")}>
          <SegmentField
            value={isForContract ? "contract" : "customer"}
            choices={[
              { value: "customer", title: t("agreements.forCustomer") },
              { value: "contract", title: t("agreements.forContract") },
            ]}
            onChange={(chosen) => {
              preview.reset();
              setForContract(chosen === "contract");
            }}
          />
        </Field>
        {isForContract ? (
          <Field title={t("agreements.contract")} required error={saving.errorOf("contractId")}>
            <ReferenceField
              value={contract}
              find={contracts?.({ organisationId: null }) ?? (async () => [])}
              placeholder={t("find")}
              onChange={(next) => change({ contract: next })}
            />
          </Field>
        ) : (
          <Field title={t("customer")} required error={saving.errorOf("organisationId")}>
            <ReferenceField
              value={organisation}
              find={findOrganisations}
              placeholder={t("findCustomer")}
              onChange={(next) => change({ organisation: next })}
            />
          </Field>
        )}
        <Field title={t("agreements.from")} required error={saving.errorOf("fromAt")}>
          <DateTimeField value={values.fromAt} onChange={(fromAt) => change({ fromAt })} />
        </Field>
        <Field title={t("agreements.until")} required error={saving.errorOf("untilAt")}>
          <DateTimeField value={values.untilAt} onChange={(untilAt) => change({ untilAt })} />
        </Field>
        <Field title={t("agreements.level")} error={saving.errorOf("levelId")}>
          <ChoiceField
            value={values.levelId}
            clearable
            placeholder={t("agreements.levelStays")}
            choices={levels.map(({ id, name }) => ({ value: id, title: name }))}
            onChange={(levelId) => change({ levelId })}
          />
        </Field>
        <Field title={t("agreements.agreedWith")} required error={saving.errorOf("agreedWith")}>
          <TextField value={values.agreedWith} maxLength={200} onChange={(agreedWith) => change({ agreedWith })} />
        </Field>
        <Field title={t("agreements.agreedOn")} required error={saving.errorOf("agreedOn")}>
          <DateField value={values.agreedOn} onChange={(agreedOn) => change({ agreedOn })} />
        </Field>
        <Field title={t("agreements.reason")} required wide error={saving.errorOf("reason")}>
          <LongTextField value={values.reason} rows={2} maxLength={2000} onChange={(reason) => change({ reason })} />
        </Field>
      </div>
      <h2>{t("agreements.targets")}</h2>
      <TargetTable
        clocks={clocks.map((key) => ({ key, title: ta(`changes.of.${key}`) }))}
        targets={values.targets}
        onChange={(next) => change({ targets: next })}
        errorOf={saving.errorOf}
        isOpen
      />
      {preview.data && <EffectList effect={preview.data} />}
    </RecordForm>
  );
}
