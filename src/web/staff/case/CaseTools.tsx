import { Dropdown } from "antd";
import { Ellipsis } from "lucide-react";
import { type ComponentType, lazy, Suspense, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { type OfferedAct, useOfferActs } from "../../kit/acts.ts";
import { useHotkey } from "../../kit/hotkeys.ts";
import { Icon } from "../../kit/Icon.tsx";
import { KeyHint } from "../../kit/KeyHint.tsx";
import { useLanguage } from "../../words/language.ts";
import { useStaffParts } from "../parts.ts";
import { useMe } from "../session/me.ts";
import { type CaseTool, type CaseToolPanelProps, caseTools as everyCasesTools } from "./case-tools.ts";
import { useMacroActs } from "./tools/macro-acts.ts";

const groups = ["handle", "relate", "mine", "page"] as const;
/** A panel is one component however often its tool is used, so that opening it again does not fetch it again. */
const panels = new Map<string, ComponentType<CaseToolPanelProps>>();

/** The "…" of a case: every tool that is no move, by menu, by letter and for the palette. */
export function CaseTools({ view }: { view: CaseView }) {
  const { t } = useTranslation("cases");
  const language = useLanguage();
  const { permissions } = useMe();
  const { caseTools: processTools } = useStaffParts();
  const caseTools = useMemo(() => [...everyCasesTools, ...processTools], [processTools]);
  /** The open panel's tool, and what of it was chosen beforehand: `macros 12`. */
  const [open, setOpen] = useState<string>();
  const [isUnfolded, setUnfolded] = useState(false);
  const latest = useRef(view);
  latest.current = view;
  const offered = caseTools.filter(
    ({ isOffered }) => isOffered?.(view, (permission) => permissions.includes(permission)) ?? true,
  );
  const keysOffered = offered.map(({ key }) => key).join();
  const acts = useMemo(
    () =>
      keysOffered.split(",").flatMap((key): OfferedAct[] => {
        const tool = caseTools.find((one) => one.key === key);
        if (!tool) return [];
        return [
          {
            key: `tool ${key}`,
            title: tool.title[language],
            kind: t("tools.label"),
            keys: tool.keys,
            act: () => use(tool, latest.current, setOpen),
          },
        ];
      }),
    [keysOffered, language, t, caseTools],
  );
  useOfferActs(acts);
  const chooseMacro = useCallback((id: string) => setOpen(`macros ${id}`), []);
  useMacroActs(
    view,
    offered.some(({ key }) => key === "macros"),
    chooseMacro,
  );
  useHotkey(".", () => setUnfolded(true), { label: t("tools.open"), group: t("keys.tools") });
  const [opened, chosen] = open?.split(" ") ?? [];
  const Panel = panelOf(caseTools.find(({ key }) => key === opened));
  const items = groups.flatMap((group, at) => {
    const inGroup = offered.filter((tool) => tool.group === group);
    if (inGroup.length === 0) return [];
    const isFirst = groups.slice(0, at).every((before) => !offered.some((tool) => tool.group === before));
    return [
      ...(isFirst ? [] : [{ key: `line ${group}`, type: "divider" as const }]),
      ...inGroup.map((tool) => ({
        key: tool.key,
        label: (
          <span className="tool-line">
            {tool.title[language]} {tool.keys && <KeyHint keys={tool.keys} />}
          </span>
        ),
        onClick: () => use(tool, latest.current, setOpen),
      })),
    ];
  });
  return (
    <>
      <Dropdown
        trigger={["click"]}
        placement="bottomRight"
        open={isUnfolded}
        onOpenChange={setUnfolded}
        menu={{ items }}
      >
        <button type="button" className="case-tools" aria-label={t("tools.label")} title={t("tools.label")}>
          <Icon of={Ellipsis} />
        </button>
      </Dropdown>
      {acts.map(({ key, keys, title, act }) => keys && <ToolKey key={key} keys={keys} title={title} onKey={act} />)}
      {Panel && (
        <Suspense fallback={null}>
          <Panel view={view} chosen={chosen} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </>
  );
}

function ToolKey({ keys, title, onKey }: { keys: string; title: string; onKey: () => void }) {
  const { t } = useTranslation("cases");
  useHotkey(keys, onKey, { label: title, group: t("keys.tools") });
  return null;
}

function use(tool: CaseTool, view: CaseView, open: (key: string) => void): void {
  if ("act" in tool) tool.act(view);
  else open(tool.key);
}

function panelOf(tool: CaseTool | undefined): ComponentType<CaseToolPanelProps> | undefined {
  if (!tool || !("panel" in tool)) return undefined;
  const made = panels.get(tool.key) ?? lazy(tool.panel);
  panels.set(tool.key, made);
  return made;
}
