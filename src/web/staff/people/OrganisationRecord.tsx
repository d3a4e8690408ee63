import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type OrganisationView, peopleOperations } from "#kernel/people/contract.ts";
import { Field } from "../../fields/Field.tsx";
import { type Reference, ReferenceField } from "../../fields/ReferenceField.tsx";
import { SegmentField } from "../../fields/SegmentField.tsx";
import { TextField } from "../../fields/TextField.tsx";
import { Act } from "../../kit/Act.tsx";
import { Changes } from "../admin/Changes.tsx";
import { EffectList } from "../admin/EffectList.tsx";
import { RecordForm } from "../admin/RecordForm.tsx";
import { useEdit } from "../admin/use-edit.ts";
import { useLevelPreview } from "../admin/use-level-preview.ts";
import { usePicked } from "../admin/use-picked.ts";
import { useSave } from "../admin/use-save.ts";
import { call } from "../client/call.ts";
import { useStaffParts } from "../parts.ts";
import { useMay } from "../session/me.ts";
import { findOrganisations, peopleSaved, useOrganisations } from "./ask.ts";

type Props = { organisation: OrganisationView | null; below?: OrganisationView };
const sides = ["isCustomer", "isOwn", "isSupplier"] as const;

type Values = {
  name: string;
  code: string;
  kind: OrganisationView["kind"];
  parent: Reference | null;
  isCustomer: boolean;
  isOwn: boolean;
  isSupplier: boolean;
  serviceLevelId: string | null;
};

/** As the API takes it. */
function bodyOf({ parent, code, ...rest }: Partial<Values>) {
  return {
    ...rest,
    ...(code === undefined ? {} : { code: code.trim() || null }),
    ...(parent === undefined ? {} : { parentId: parent?.id ?? null }),
  };
}

/** The level agreed with whoever stands above, at whatever height. */
function levelAbove(all: readonly OrganisationView[], id: string | null): string | null {
  const one = all.find((other) => other.id === id);
  return one === undefined ? null : (one.serviceLevelId ?? levelAbove(all, one.parent?.id ?? null));
}

/** One organisation, department or site, with the service level that holds for it and all below it. */
export function OrganisationRecord({ organisation, below }: Props) {
  const { t } = useTranslation("people");
  const { t: ta } = useTranslation("admin");
  const may = useMay();
  const navigate = useNavigate();
  const saving = useSave();
  const levels = useStaffParts().pickers.level;
  const level = usePicked("level");
  const parent = organisation?.parent ?? (below ? { id: below.id, name: below.name } : null);
  const { values, set, difference, isChanged, undo } = useEdit({
    name: organisation?.name ?? "",
    code: organisation?.code ?? "",
    kind: organisation?.kind ?? (below ? "department" : "organisation"),
    parent: parent as Reference | null,
    isCustomer: organisation?.isCustomer ?? below?.isCustomer ?? true,
    isOwn: organisation?.isOwn ?? below?.isOwn ?? false,
    isSupplier: organisation?.isSupplier ?? below?.isSupplier ?? false,
    serviceLevelId: organisation?.serviceLevelId ?? null,
  });
  const preview = useLevelPreview(
    organisation && "serviceLevelId" in difference
      ? { scope: "organisation", scopeId: organisation.id, levelId: values.serviceLevelId }
      : null,
  );
  const above = useOrganisations().data ?? [];
  const inherited = level.find(levelAbove(above, values.parent?.id ?? null) ?? "")?.name;
  // The tree and its marks decide who sees what: they belong to those who manage people.
  const mayMove = may("people.manage") || organisation === null;
  const mayChange = may("people.manage") || (may("people.manage-customers") && values.isCustomer && !values.isOwn);
  const save = (more: { isArchived?: boolean } = {}) =>
    saving.run(async () => {
      const { id } = organisation
        ? await call(
            peopleOperations.editOrganisation,
            // Only what was changed: who keeps contacts may rename, but not move.
            { params: { id: organisation.id }, body: { ...bodyOf(difference), ...more } },
            { ifMatch: organisation.version },
          )
        : await call(peopleOperations.createOrganisation, { body: { name: values.name, ...bodyOf(values) } });
      await peopleSaved();
      if (!organisation) await navigate({ to: `/admin/organisations/${id}` });
    });
  const acts = organisation && mayChange && (
    <>
      <Link to={`/admin/organisations/new-${organisation.id}`} className="small">
        {t("addBelow")}
      </Link>
      <Act small quiet busy={saving.busy} onAct={() => void save({ isArchived: !organisation.isArchived })}>
        {ta(organisation.isArchived ? "restore" : "archive")}
      </Act>
    </>
  );
  return (
    <RecordForm
      title={organisation?.name ?? t("newOrganisation")}
      lead={organisation?.path.join(" / ")}
      acts={acts}
      saving={saving}
      isChanged={isChanged}
      onSave={mayChange ? () => void (preview.mustLook ? saving.run(preview.look) : save()) : undefined}
      saveWord={preview.mustLook ? ta("seeEffect") : undefined}
      onUndo={undo}
      onReload={() => void peopleSaved()}
      after={organisation && <Changes register="organisations" record={organisation.id} />}
    >
      <div className="fields">
        <Field title={t("organisationName")} required error={saving.errorOf("name")}>
          <TextField value={values.name} maxLength={200} onChange={(name) => set({ name })} />
        </Field>
        <Field title={t("code")} error={saving.errorOf("code")}>
          <TextField mono value={values.code} maxLength={50} onChange={(code) => set({ code })} />
        </Field>
        <Field title={t("kindOf")}>
          <SegmentField
            label={t("kindOf")}
            value={values.kind}
            choices={(["organisation", "department", "site"] as const).map((kind) => ({
              value: kind,
              title: t(`organisationKind.${kind}`),
            }))}
            onChange={(kind) => set({ kind: kind as OrganisationView["kind"] })}
          />
        </Field>
        <Field title={t("above")} error={saving.errorOf("parentId")}>
          <ReferenceField
            value={values.parent}
            disabled={!mayMove}
            find={findOrganisations}
            onChange={(next) => set({ parent: next })}
          />
        </Field>
        <div className="wide check-line">
          {sides.map((side) => (
            <label key={side}>
              <input
                type="checkbox"
                checked={values[side]}
                disabled={!mayMove}
                onChange={(event) => set({ [side]: event.target.checked })}
              />
              {t(`side.${side}`)}
            </label>
          ))}
        </div>
        {levels && (
          <Field title={t("level")} hint={t("levelHint")} error={saving.errorOf("serviceLevelId")}>
            <ReferenceField
              value={values.serviceLevelId === null ? null : (level.find(values.serviceLevelId) ?? null)}
              find={levels({ organisationId: null })}
              placeholder={inherited ?? t("levelDefault")}
              onChange={(next) => set({ serviceLevelId: next?.id ?? null })}
            />
          </Field>
        )}
      </div>
      {preview.effect && <EffectList effect={preview.effect} />}
    </RecordForm>
  );
}
