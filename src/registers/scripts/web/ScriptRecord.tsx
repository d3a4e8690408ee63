import { useTranslation } from "react-i18next";
import { scriptNames } from "#kernel/process/scripts/line.ts";
import { Act } from "#web/kit/Act.tsx";
import { Changes } from "#web/staff/admin/Changes.tsx";
import { RecordForm } from "#web/staff/admin/RecordForm.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { queries } from "#web/staff/client/queries.ts";
import { useMay } from "#web/staff/session/me.ts";
import { useSay } from "#web/words/language.ts";
import { type ScriptView, scriptRegisterOperations } from "../contract.ts";
import { LineFields } from "./LineFields.tsx";
import { Preview } from "./Preview.tsx";
import { partWords } from "./part-words.ts";

/** One part of a script: its lines in both languages, when each is said, and how it reads on a real case. */
export function ScriptRecord({ script }: { script: ScriptView }) {
  const { t } = useTranslation("scripts");
  const say = useSay();
  const saving = useSave();
  const mayChange = useMay()("register.manage");
  const { values, set, isChanged, undo } = useEdit({ lines: script.lines });
  const { lines } = values;
  const params = { process: script.process, part: script.part };
  const reload = () =>
    Promise.all(
      ["scripts", "process", "register-changes", "case"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
    );
  const save = () =>
    saving.run(async () => {
      await call(scriptRegisterOperations.change, { params, body: { lines } }, { ifMatch: script.version });
      await reload();
    });
  const reset = () =>
    saving.run(async () => {
      await call(scriptRegisterOperations.reset, { params }, { ifMatch: script.version });
      await reload();
    });
  const move = (from: number, to: number) => {
    const next = [...lines];
    next.splice(to, 0, ...next.splice(from, 1));
    set({ lines: next });
  };
  return (
    <RecordForm
      title={partWords(t, script.part)}
      lead={`${say(script.processTitle)} · ${t(script.isOwn ? "own" : "shipped")}`}
      saving={saving}
      isChanged={isChanged}
      onSave={mayChange ? () => void save() : undefined}
      onUndo={undo}
      onReload={() => void reload()}
      acts={
        mayChange &&
        script.isOwn && (
          <Act small quiet busy={saving.busy} onAct={() => void reset()}>
            {t("reset")}
          </Act>
        )
      }
      after={
        <>
          <Preview lines={lines} />
          <Changes register="scripts" record={`${script.process}.${script.part}`} />
        </>
      }
    >
      <ol className="script-lines">
        {lines.map((line, at) => (
          <LineFields
            key={at}
            at={at}
            line={line}
            errorOf={saving.errorOf}
            isLast={at === lines.length - 1}
            mayChange={mayChange}
            onChange={(next) => set({ lines: lines.map((one, place) => (place === at ? next : one)) })}
            onMove={(to) => move(at, to)}
            onDrop={lines.length > 1 ? () => set({ lines: lines.filter((_, place) => place !== at) }) : undefined}
          />
        ))}
      </ol>
      {mayChange && (
        <Act small onAct={() => set({ lines: [...lines, { zh: "", en: "" }] })}>
          {t("add")}
        </Act>
      )}
      <p className="small text2 script-names">
        <b>{t("names")}</b>
        {Object.entries(scriptNames).map(([name, title]) => (
          <span key={name}>
            <code className="mono">{`{{${name}}}`}</code> {say(title)}
          </span>
        ))}
      </p>
    </RecordForm>
  );
}
