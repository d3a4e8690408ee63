import { useTranslation } from "react-i18next";
import type { ProcessDefinition } from "#kernel/process/definition.ts";
import { useSay } from "../../words/language.ts";
import { useRoles } from "./ask.ts";

/** Who takes part: each role with what it may do here, gathered from the moves and the rights of today. */
export function Roles({ definition }: { definition: ProcessDefinition }) {
  const { t } = useTranslation("procedures");
  const say = useSay();
  const known = useRoles();
  const moves = Object.entries(definition.moves);
  const bySystem = moves.filter(([, { who, alsoSystem }]) => who === "system" || alsoSystem);
  const parts = (known?.roles ?? []).map(({ role, title, permissions }) => ({
    key: role,
    title: say(title),
    registers: definition.registration.who !== "system" && permissions.includes(definition.registration.who),
    moves: moves.filter(([, { who }]) => who !== "system" && permissions.includes(who)),
  }));
  return (
    <section id="roles">
      <h2>{t("section.roles")}</h2>
      <dl className="facts">
        {parts
          .filter((part) => part.registers || part.moves.length > 0)
          .map((part) => (
            <div key={part.key}>
              <dt>{part.title}</dt>
              <dd>
                {part.registers && (
                  <>
                    <a href="#registration">{t("section.registration")}</a>
                    {part.moves.length > 0 && t("list")}
                  </>
                )}
                <Links of={part.moves} />
              </dd>
            </div>
          ))}
        {bySystem.length > 0 && (
          <div>
            <dt>{t("who.system")}</dt>
            <dd>
              <Links of={bySystem} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Links({ of }: { of: readonly [string, ProcessDefinition["moves"][string]][] }) {
  const { t } = useTranslation("procedures");
  const say = useSay();
  return of.map(([key, { title }], at) => (
    <span key={key}>
      {at > 0 && t("list")}
      <a href={`#move-${key}`}>{say(title)}</a>
    </span>
  ));
}
