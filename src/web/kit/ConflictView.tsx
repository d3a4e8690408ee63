import { useTranslation } from "react-i18next";
import { Act } from "./Act.tsx";
import { useReader } from "./reader.tsx";
import { when } from "./when.ts";
import "./conflict.css";

export type Conflict = { field: string; title: string; mine: string; theirs: string };
type Props = {
  conflicts: readonly Conflict[];
  /** Who changed it meanwhile, and when. */
  by: string;
  at: string;
  onKeepTheirs: () => void;
  onKeepMine: () => void;
};

/** Somebody else was quicker: both values side by side with who and when. Nothing is lost whichever is chosen: both stay in the timeline. */
export function ConflictView({ conflicts, by, at, onKeepTheirs, onKeepMine }: Props) {
  const { t } = useTranslation();
  const reader = useReader();
  return (
    <section className="conflict-view" role="alert" aria-label={t("conflict.label")}>
      <p>{t("conflict.happened", { person: by, when: when(at, reader, { time: "always", inside: true }) })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("conflict.what")}</th>
            <th scope="col">{t("conflict.theirs", { person: by })}</th>
            <th scope="col">{t("conflict.mine")}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map(({ field, title, mine, theirs }) => (
            <tr key={field}>
              <th scope="row">{title}</th>
              <td>{theirs || t("conflict.empty")}</td>
              <td>{mine || t("conflict.empty")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row">
        <Act small onAct={onKeepTheirs}>
          {t("conflict.keepTheirs")}
        </Act>
        <Act small onAct={onKeepMine}>
          {t("conflict.keepMine")}
        </Act>
      </div>
    </section>
  );
}
