import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { LongTextField } from "#web/fields/LongTextField.tsx";
import { SegmentField } from "#web/fields/SegmentField.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { Changes } from "#web/staff/admin/Changes.tsx";
import { RecordForm } from "#web/staff/admin/RecordForm.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { WordsField } from "#web/staff/admin/WordsField.tsx";
import { MoveField } from "#web/staff/case/MoveField.tsx";
import { call } from "#web/staff/client/call.ts";
import { queries } from "#web/staff/client/queries.ts";
import { useMay } from "#web/staff/session/me.ts";
import { useSay } from "#web/words/language.ts";
import { type MacroView, type MacroWithLabels, macroOperations as operations } from "../contract.ts";
import { isKept, useMoves } from "./moves.ts";

type Words = MacroView["name"];

const saved = () =>
  Promise.all(["macros", "register-changes", "case"].map((key) => queries.invalidateQueries({ queryKey: [key] })));

type Props = { macro: MacroWithLabels | null; variables: readonly { key: string; title: Words }[] };

/** One macro: its words with their variables, its move and what that is filled with. */
export function MacroRecord({ macro, variables }: Props) {
  const { t } = useTranslation("tools");
  const { t: ta } = useTranslation("admin");
  const say = useSay();
  const navigate = useNavigate();
  const saving = useSave();
  const mayShare = useMay()("case.share-tools");
  const mayChange = macro?.mayChange ?? true;
  const { values, set, isChanged, undo } = useEdit({
    name: macro?.name ?? { zh: "", en: "" },
    isPersonal: macro?.isPersonal ?? true,
    slash: macro?.slash ?? "",
    visibility: macro?.visibility ?? ("public" as const),
    zh: macro?.words?.zh ?? "",
    en: macro?.words?.en ?? "",
    move: macro?.move ? `${macro.process} ${macro.move}` : null,
    fields: macro?.fields ?? {},
  });
  // What a person, a team or a service is called, as it was kept and as it is chosen now.
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>({});
  const labelOf = (key: string) => labels[key] ?? say(macro?.labels[key]);
  const offered = useMoves();
  const move = offered.find(({ value }) => value === values.move);
  const save = () =>
    saving.run(async () => {
      const { isPersonal, zh, en, move: chosen, slash, ...rest } = values;
      const [process = null, key = null] = chosen?.split(" ") ?? [];
      const words = zh.trim() === "" && en.trim() === "" ? null : { zh, en };
      const body = { ...rest, slash: slash.trim() || null, process, move: key, words, fields: key ? rest.fields : {} };
      if (macro) {
        await call(operations.change, { params: { id: macro.id }, body }, { ifMatch: macro.version });
        await saved();
      } else {
        const { id } = await call(operations.create, { body: { ...body, isPersonal } });
        await saved();
        await navigate({ to: `/admin/macros/${id}` });
      }
    });
  const archive = (one: MacroView) =>
    saving.run(async () => {
      const operation = one.archivedAt === null ? operations.archive : operations.restore;
      await call(operation, { params: { id: one.id } }, { ifMatch: one.version });
      await saved();
    });
  const names = variables.map(({ key, title }) => `{{${key}}} ${say(title)}`).join(" · ");
  return (
    <RecordForm
      title={macro ? say(macro.name) : t("macros.new")}
      lead={macro && t(macro.isPersonal ? "macros.personal" : "macros.shared")}
      acts={
        macro &&
        mayChange && (
          <Act small quiet busy={saving.busy} onAct={() => void archive(macro)}>
            {ta(macro.archivedAt === null ? "archive" : "restore")}
          </Act>
        )
      }
      saving={saving}
      isChanged={isChanged}
      onSave={mayChange ? () => void save() : undefined}
      onUndo={undo}
      onReload={() => void saved()}
      after={macro && !macro.isPersonal && <Changes register="macros" record={macro.id} />}
    >
      <div className="fields">
        <WordsField
          title={t("views.name")}
          value={values.name}
          onChange={(name) => set({ name })}
          error={saving.errorOf("name")}
        />
        {!macro && mayShare && (
          <Field title={t("views.reach")}>
            <SegmentField
              value={values.isPersonal ? "mine" : "all"}
              onChange={(reach) => set({ isPersonal: reach === "mine" })}
              choices={(["mine", "all"] as const).map((value) => ({ value, title: t(`views.reaches.${value}`) }))}
            />
          </Field>
        )}
        <Field title={t("macros.slash")} hint={t("macros.slashHint")} error={saving.errorOf("slash")}>
          <TextField value={values.slash} maxLength={30} onChange={(slash) => set({ slash })} />
        </Field>
        <Field title={t("macros.visibility")}>
          <SegmentField
            value={values.visibility}
            onChange={(chosen) => set({ visibility: chosen as MacroView["visibility"] })}
            choices={(["public", "internal"] as const).map((value) => ({ value, title: t(`macros.${value}`) }))}
          />
        </Field>
        <Field wide title={t("macros.wordsZh")} error={saving.errorOf("words")}>
          <LongTextField value={values.zh} maxLength={5000} rows={4} onChange={(zh) => set({ zh })} />
        </Field>
        <Field wide title={t("macros.wordsEn")}>
          <LongTextField value={values.en} maxLength={5000} rows={4} onChange={(en) => set({ en })} />
        </Field>
        <p className="wide small text2">
          {t("macros.variables")}: {names}
        </p>
        <Field title={t("macros.kind")} error={saving.errorOf("move")}>
          <ChoiceField
            clearable
            placeholder={t("macros.onlyWords")}
            value={values.move}
            choices={offered.map(({ value, title }) => ({ value, title: say(title) }))}
            onChange={(chosen) => set({ move: chosen, fields: {} })}
          />
        </Field>
        {move?.fields.map((field) => (
          <MoveField
            key={field.key}
            view={{ number: null, organisation: null, team: null }}
            field={field}
            value={values.fields[field.key] ?? null}
            label={labelOf(field.key)}
            source={undefined}
            error={saving.errorOf(`fields.${field.key}`)}
            values={values.fields}
            onChange={(value, label) => {
              if (label !== undefined) setLabels({ ...labels, [field.key]: label });
              set({ fields: withValue(values.fields, field.key, value) });
            }}
          />
        ))}
      </div>
    </RecordForm>
  );
}

/** An empty value is none: it must not overwrite what stands on the case. */
function withValue(fields: MacroView["fields"], key: string, value: unknown): MacroView["fields"] {
  const { [key]: _, ...rest } = fields;
  return isKept(value) ? { ...rest, [key]: value } : rest;
}
