import { Drawer } from "antd";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView, MoveView } from "#kernel/process/contract.ts";
import { Act } from "../../kit/Act.tsx";
import { ConflictView } from "../../kit/ConflictView.tsx";
import { useHotkey } from "../../kit/hotkeys.ts";
import { Icon } from "../../kit/Icon.tsx";
import { useOnline } from "../../kit/OfflineBar.tsx";
import { StateTag } from "../../kit/StateTag.tsx";
import { useIsPhone } from "../../kit/width.ts";
import { useSay } from "../../words/language.ts";
import { ProblemError } from "../client/problem.ts";
import { useIssueWords } from "../client/problem-words.ts";
import { Children, useEnding } from "../relate/Children.tsx";
import { MoveField } from "./MoveField.tsx";
import { partnerOf } from "./partner.ts";
import { RefusedMove } from "./RefusedMove.tsx";
import type { MakingMoves, Refused } from "./use-move.ts";
import { useMoveForm } from "./use-move-form.ts";

type Props = {
  view: CaseView;
  move: MoveView;
  moves: MakingMoves;
  onClose: () => void;
  /** Another move instead of this one. */
  onMove: (move: MoveView) => void;
};

/** Where no pane stands free beside the record, the form comes over it. */
export function MoveDrawer(props: Props) {
  const say = useSay();
  const phone = useIsPhone();
  return (
    <Drawer
      open
      closable={false}
      keyboard={false}
      onClose={props.onClose}
      size={phone ? "100%" : 440}
      rootClassName="move-drawer"
      aria-label={say(props.move.title)}
    >
      <MovePanel {...props} />
    </Drawer>
  );
}

/** A move's form, in the place of the context: the talk stays readable while it is filled. What is typed survives closing. */
export function MovePanel({ view, move, moves, onClose, onMove }: Props) {
  const { t } = useTranslation("cases");
  const { t: tk } = useTranslation();
  const say = useSay();
  const online = useOnline();
  const issueWords = useIssueWords();
  const form = useMoveForm(view, move);
  useHotkey("escape", onClose, { label: t("form.close"), group: t("form.keys") });
  const ending = useEnding(view, move);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A drawer takes the focus for itself once it is open; the first field is where one wants to be, unless one is in another by then.
    const timer = setTimeout(() => {
      if (!body.current?.contains(document.activeElement)) focusFirst(body.current);
    }, 180);
    return () => clearTimeout(timer);
  }, []);
  // Somebody else has moved it on while the form was being filled: better told now than after sending.
  const isOpen = view.moves.some(({ key }) => key === move.key);
  const refused: Refused | undefined = moves.refused?.refused ?? (isOpen ? undefined : { why: "closed", fresh: view });
  const issues = refused?.why === "problem" && refused.error instanceof ProblemError ? refused.error.issues : [];
  const send = async () => {
    if (!form.isComplete()) return void setTimeout(() => focusFirst(body.current, ".wrong"), 0);
    if (ending.isNeeded) {
      if (!(await ending.run(form.toSend()))) return;
      form.forget();
      return onClose();
    }
    if (!(await moves.run(move, form.toSend(), form.opened, form.values))) return;
    form.forget();
    onClose();
  };
  const errorOf = (key: string) =>
    form.missing.includes(key)
      ? t("form.required")
      : issueWords(issues.find(({ path }) => path === `fields.${key}` || path.startsWith(`fields.${key}.`)));
  const isInPlace =
    issues.length > 0 && issues.every(({ path }) => form.fields.some(({ key }) => path.startsWith(`fields.${key}`)));
  return (
    <section className="move-panel" aria-label={say(move.title)}>
      <header>
        <h2>{say(move.title)}</h2>
        <span className="space" />
        {move.to.key !== view.state.key && (
          <>
            <span className="small text3">{t("form.leadsTo")}</span>
            <StateTag family={move.to.family} title={move.to.title} />
          </>
        )}
        <button type="button" className="close" aria-label={t("form.close")} title={t("form.close")} onClick={onClose}>
          <Icon of={X} />
        </button>
      </header>
      <div ref={body} className="move-form">
        {move.about && <p className="text2">{say(move.about)}</p>}
        {refused?.why === "clash" ? (
          <ConflictView
            conflicts={refused.fields.map((field) => ({
              field: field.key,
              title: say(field.title),
              mine: form.textOf(field.key),
              theirs: field.valueText ?? String(field.value ?? ""),
            }))}
            by={refused.fresh.assignee?.name ?? t("form.somebody")}
            at={refused.fresh.updatedAt}
            onKeepTheirs={() => {
              form.take(refused.fields);
              moves.forget();
            }}
            onKeepMine={() => {
              form.reopen(refused.fresh);
              moves.forget();
            }}
          />
        ) : (
          refused && !isInPlace && <RefusedMove move={move} refused={refused} onMove={onMove} />
        )}
        {form.fields.map((field) => (
          <MoveField
            key={field.key}
            view={view}
            field={field}
            value={form.values[field.key] ?? null}
            values={form.values}
            label={form.textOf(field.key)}
            source={say(form.sourceOf(field.key)) || undefined}
            error={errorOf(field.key)}
            onChange={(value, label) => form.change(field.key, value, label)}
          />
        ))}
        {ending.isNeeded && <Children view={view} move={move} ending={ending} values={form.toSend} />}
        {move.tells && (
          <p className="tells">
            <b>
              {tk(`talk.with.${partnerOf(view)}.told`)}
              {t("list.colon")}
            </b>
            {say(move.tells).replace(/\{\{(\w+)\}\}/g, (_, key: string) => form.textOf(key) || "…")}
          </p>
        )}
      </div>
      <footer>
        <Act
          filled
          keys="mod+enter"
          busy={moves.busy === move.key || ending.saving.busy}
          disabled={!online || !isOpen || (ending.isNeeded && !ending.isReady)}
          onAct={() => void send()}
        >
          {say(move.title)}
        </Act>
        <Act quiet onAct={onClose}>
          {t("form.later")}
        </Act>
        <span className="space" />
        <span className="small text3" role="status">
          {form.isKept ? t("form.kept") : ""}
        </span>
      </footer>
    </section>
  );
}

function focusFirst(body: HTMLElement | null, inside = ""): void {
  const fields = `${inside} input, ${inside} textarea, ${inside} [tabindex]`;
  body?.querySelector<HTMLElement>(fields)?.focus();
}
