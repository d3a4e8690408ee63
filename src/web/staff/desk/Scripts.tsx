import { Check, ChevronRight, MessageSquareText } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProcessDefinition } from "#kernel/process/definition.ts";
import { useHotkey } from "../../kit/hotkeys.ts";
import { Icon } from "../../kit/Icon.tsx";
import { KeyHint } from "../../kit/KeyHint.tsx";
import { useSay } from "../../words/language.ts";
import { Card } from "./Card.tsx";
import { filledScript } from "./rules.ts";

type Props = { scripts: ProcessDefinition["scripts"]; values: Readonly<Record<string, string>> };
const titled = ["opening", "greeting", "registration", "rating", "chasing", "ending"] as const;
type Titled = (typeof titled)[number];
const placeOf = (group: string) => (titled as readonly string[]).indexOf(group);

/** What to say, line by line, with the record's values in it (D3). Alt Y ticks a line off and goes to the next. */
export function Scripts({ scripts, values }: Props) {
  const { t } = useTranslation("desk");
  const say = useSay();
  // Stored definitions do not keep the order of their keys; the call has its own.
  // What one says about a case that stands already belongs beside that case.
  const groups = Object.keys(scripts)
    .filter((group) => group !== "chasing")
    .toSorted((one, other) => placeOf(one) - placeOf(other));
  const [chosen, setChosen] = useState(groups[0] ?? "");
  const [said, setSaid] = useState<ReadonlySet<string>>(new Set());
  const lines = scripts[chosen] ?? [];
  const now = lines.findIndex((_, at) => !said.has(`${chosen} ${at}`));
  const toggle = (at: number) => {
    const next = new Set(said);
    if (!next.delete(`${chosen} ${at}`)) next.add(`${chosen} ${at}`);
    setSaid(next);
    const isDone = lines.every((_, line) => next.has(`${chosen} ${line}`));
    const following = groups[groups.indexOf(chosen) + 1];
    if (isDone && following) setChosen(following);
  };
  useHotkey("alt+y", () => now >= 0 && toggle(now), { label: t("keys.scripts"), group: t("keys.group") });
  return (
    <Card icon={MessageSquareText} title={t("scripts.title")} beside={<KeyHint keys="alt+y" />}>
      <div className="script-groups">
        {groups.map((group) => (
          <button key={group} type="button" aria-pressed={group === chosen} onClick={() => setChosen(group)}>
            {titled.includes(group as Titled) ? t(`scripts.group.${group as Titled}`) : group}
          </button>
        ))}
      </div>
      <ol className="script">
        {lines.map((line, at) => {
          const isSaid = said.has(`${chosen} ${at}`);
          return (
            <li key={say(line)} className={isSaid ? "said" : at === now ? "now" : undefined}>
              <button type="button" aria-pressed={isSaid} onClick={() => toggle(at)}>
                <Icon of={isSaid ? Check : ChevronRight} size={14} />
                <span>
                  {filledScript(say(line), values).map((part, index) =>
                    part.isValue ? <b key={index}>{part.text}</b> : part.text,
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
