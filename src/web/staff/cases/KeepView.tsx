import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ListQuery } from "#kernel/process/contract.ts";
import { listColumnKeys, listColumns } from "#kernel/process/list-columns.ts";
import { caseViewOperations as operations, type SavedView } from "#registers/case-views/contract.ts";
import { ChoiceField } from "../../fields/ChoiceField.tsx";
import { ChoicesField } from "../../fields/ChoicesField.tsx";
import { Field } from "../../fields/Field.tsx";
import { SegmentField } from "../../fields/SegmentField.tsx";
import { TextField } from "../../fields/TextField.tsx";
import { Act } from "../../kit/Act.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { useHotkey } from "../../kit/hotkeys.ts";
import { useIsPhone } from "../../kit/width.ts";
import { useLanguage, useSay } from "../../words/language.ts";
import { useSave } from "../admin/use-save.ts";
import { WordsField } from "../admin/WordsField.tsx";
import { call } from "../client/call.ts";
import { teamsQuery } from "../client/lookups.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { queries } from "../client/queries.ts";
import { useMay } from "../session/me.ts";
import { savedViewsQuery } from "./ask.ts";
import "./bulk.css";
import { keyOfSaved } from "./views.ts";

type Props = {
  /** The list as it stands. */
  query: ListQuery;
  /** The view to change; absent: a new one. */
  saved: SavedView | undefined;
  onClose: () => void;
};

/** Keeps a list as a view: its name, whose it is, which columns; an old one also moves, changes, goes. */
export function KeepView({ query, saved, onClose }: Props) {
  const { t } = useTranslation("tools");
  const say = useSay();
  const language = useLanguage();
  const words = useProblemWords();
  const phone = useIsPhone();
  const navigate = useNavigate();
  const mayShare = useMay()("case.share-tools");
  const saving = useSave();
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const all = useQuery(savedViewsQuery).data?.items ?? [];
  const [name, setName] = useState(saved?.name ?? { zh: "", en: "" });
  const [reach, setReach] = useState<SavedView["reach"]>(saved?.reach ?? "mine");
  const [teamId, setTeamId] = useState<string | null>(saved?.team?.id ?? null);
  const [columns, setColumns] = useState<string[]>(saved?.columns ?? []);
  const [isDeleting, setDeleting] = useState(false);
  useHotkey("escape", onClose, { label: t("close"), group: t("views.keys") });
  const title = t(saved ? "views.change" : "views.keep");
  const refresh = () => queries.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
  const save = () =>
    saving.run(async () => {
      const body = { name, reach, teamId: reach === "team" ? teamId : null, query, columns };
      const kept = saved
        ? await call(operations.change, { params: { id: saved.id }, body }, { ifMatch: saved.version })
        : await call(operations.create, { body });
      await refresh();
      onClose();
      await navigate({ to: "/cases", search: { view: keyOfSaved(kept.id) } });
    });
  const remove = (id: string) =>
    saving.run(async () => {
      await call(operations.remove, { params: { id } });
      onClose();
      await navigate({ to: "/cases", search: {} });
      await refresh();
    });
  const mine = all.filter((view) => view.reach === "mine");
  const at = mine.findIndex(({ id }) => id === saved?.id);
  const step = (by: number) =>
    saving.run(async () => {
      const ids = mine.map(({ id }) => id);
      const [moved] = ids.splice(at, 1);
      ids.splice(at + by, 0, moved!);
      await call(operations.order, { body: { ids } });
      await refresh();
    });
  return (
    <Drawer open closable={false} keyboard={false} onClose={onClose} size={phone ? "100%" : 440} aria-label={title}>
      <section className="bulk" aria-label={title}>
        <h2>{title}</h2>
        {reach === "mine" ? (
          <Field title={t("views.name")} required error={saving.errorOf("name")}>
            <TextField
              value={name[language]}
              onChange={(said) => setName({ zh: said, en: said })}
              maxLength={60}
              autoFocus
            />
          </Field>
        ) : (
          <WordsField title={t("views.name")} value={name} onChange={setName} error={saving.errorOf("name")} />
        )}
        {mayShare && (
          <Field title={t("views.reach")} error={saving.errorOf("reach")}>
            <SegmentField
              value={reach}
              onChange={(chosen) => setReach(chosen as SavedView["reach"])}
              choices={(["mine", "team", "all"] as const).map((value) => ({
                value,
                title: t(`views.reaches.${value}`),
              }))}
            />
          </Field>
        )}
        {reach === "team" && (
          <Field title={t("views.team")} required error={saving.errorOf("teamId")}>
            <ChoiceField
              value={teamId}
              onChange={setTeamId}
              choices={teams.map((team) => ({ value: team.id, title: say(team.name) }))}
            />
          </Field>
        )}
        <Field title={t("views.columns")} hint={t("views.columnsHint")}>
          <ChoicesField
            value={columns}
            onChange={setColumns}
            choices={listColumnKeys.map((key) => ({ value: key, title: say(listColumns[key].title) }))}
          />
        </Field>
        <p className="small text2">{t(saved ? "views.takesList" : "views.about")}</p>
        {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
        <footer className="row">
          <Act
            filled
            keys="mod+enter"
            busy={saving.busy}
            disabled={name.zh.trim() === "" || name.en.trim() === ""}
            onAct={() => void save()}
          >
            {t("views.save")}
          </Act>
          <Act quiet onAct={onClose}>
            {t("cancel")}
          </Act>
        </footer>
        {saved && at >= 0 && mine.length > 1 && (
          <p className="row">
            <Act quiet small disabled={at === 0} onAct={() => void step(-1)}>
              {t("views.up")}
            </Act>
            <Act quiet small disabled={at === mine.length - 1} onAct={() => void step(1)}>
              {t("views.down")}
            </Act>
          </p>
        )}
        {saved && (
          <p className="row">
            {isDeleting ? (
              <>
                <span className="small">{t("views.sure", { name: say(saved.name) })}</span>
                <Act small harmful busy={saving.busy} onAct={() => void remove(saved.id)}>
                  {t("views.remove")}
                </Act>
                <Act small quiet onAct={() => setDeleting(false)}>
                  {t("cancel")}
                </Act>
              </>
            ) : (
              <Act small quiet harmful onAct={() => setDeleting(true)}>
                {t("views.remove")}
              </Act>
            )}
          </p>
        )}
      </section>
    </Drawer>
  );
}
