import { useTranslation } from "react-i18next";
import type { ProcessDefinition } from "#kernel/process/definition.ts";
import { useSay } from "../../words/language.ts";
import { useRoles } from "./ask.ts";

/** Who takes part: each role with what it may do here, gathered from the moves and the rights of today. */
export function Roles({ definition }: { definition: ProcessDefinition }) {
  const { t } = useTranslation("procedures");
  const say = useSay();
  const moves = Object.entries(definition.moves);
  const bySystem = moves.filter(([, { who, alsoSystem }]) => who === "system" || alsoSystem);
  const known = useRoles();
  const parts = alike(
    (known?.roles ?? [])
      .map(({ title, permissions }) => ({
        title: say(title),
        registers: definition.registration.who !== "system" && permissions.includes(definition.registration.who),
        moves: moves.filter(([, { who }]) => who !== "system" && permissions.includes(who)),
      }))
      .filter((part) => part.registers || part.moves.length > 0),
  );
  return (
    <section id="roles">
      <h2>{t("section.roles")}</h2>
      <div className="takes-part">
        {parts.map((part) => (
          <Part
            key={part.titles.join()}
            title={part.titles.join(t("list"))}
            count={part.moves.length + (part.registers ? 1 : 0)}
          >
            {part.registers && (
              <>
                <a href="#registration">{t("section.registration")}</a>
                {part.moves.length > 0 && t("list")}
              </>
            )}
            <Links of={part.moves} />
          </Part>
        ))}
        {bySystem.length > 0 && (
          <Part title={t("who.system")} count={bySystem.length}>
            <Links of={bySystem} />
          </Part>
        )}
      </div>
    </section>
  );
}

/** One line on screen, open when asked for: all of them at once is a wall of words. On paper they stand open. */
function Part({ title, count, children }: { title: string; count: number; children: React.ReactNode }) {
  const { t } = useTranslation("procedures");
  return (
    <details>
      <summary>
        <b>{title}</b> <span className="small text3">{t("roles.count", { count })}</span>
      </summary>
      <p>{children}</p>
    </details>
  );
}

type Part = { title: string; registers: boolean; moves: Moves };

/** Roles that may do the very same are told together. */
function alike(parts: readonly Part[]): (Omit<Part, "title"> & { titles: string[] })[] {
  const same = Map.groupBy(parts, ({ registers, moves }) => [registers, ...moves.map(([key]) => key)].join());
  return [...same.values()].map((of) => ({ ...of[0]!, titles: of.map(({ title }) => title) }));
}

type Moves = readonly [string, ProcessDefinition["moves"][string]][];

function Links({ of }: { of: Moves }) {
  const { t } = useTranslation("procedures");
  const say = useSay();
  return of.map(([key, { title }], at) => (
    <span key={key}>
      {at > 0 && t("list")}
      <a href={`#move-${key}`}>{say(title)}</a>
    </span>
  ));
}
