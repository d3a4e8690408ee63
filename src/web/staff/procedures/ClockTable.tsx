import { useTranslation } from "react-i18next";
import type { ClockDefinition, ProcessDefinition, Tell } from "#kernel/process/definition.ts";
import { spokenDuration } from "../../kit/duration.ts";
import { PriorityMark } from "../../kit/PriorityMark.tsx";
import { useLanguage, useSay } from "../../words/language.ts";
import { partnerOfProcess } from "../case/partner.ts";
import type { UseLevels } from "./ask.ts";
import { useLimit } from "./limits.ts";

type Props = { definition: ProcessDefinition; useLevels: UseLevels };

/** Every clock: its limit for each level and priority, where it runs and stands still, and what happens when it is over. */
export function ClockTable({ definition, useLevels }: Props) {
  const clocks = Object.entries(definition.clocks).toSorted(([, one], [, other]) => one.rank - other.rank);
  return clocks.map(([key, clock]) => (
    <ClockSection key={key} name={key} clock={clock} definition={definition} useLevels={useLevels} />
  ));
}

function ClockSection({ name, clock, definition, useLevels }: Props & { name: string; clock: ClockDefinition }) {
  const { t } = useTranslation("procedures");
  const say = useSay();
  const limit = useLimit();
  const statesOf = (keys: readonly string[]) => keys.map((key) => say(definition.states[key]?.title)).join(t("list"));
  const told = (tell: readonly Tell[]) => tell.map((one) => t(`tell.${one}`)).join(t("list"));
  const breachMove = clock.onBreach?.move && definition.moves[clock.onBreach.move];
  const otherMove = clock.onBreach?.otherwise && definition.moves[clock.onBreach.otherwise];
  return (
    <section className="clock-section" id={`clock-${name}`}>
      <h3>
        {say(clock.title)}
        {clock.isPromise && (
          <span className="small promise-mark">{t(`with.${partnerOfProcess(definition)}.promise`)}</span>
        )}
      </h3>
      {clock.about && <p className="text2">{say(clock.about)}</p>}
      <dl className="facts">
        <div>
          <dt>{t("clock.limit")}</dt>
          <dd>
            {"level" in clock.target ? <LevelLimits clock={clock.target.level} useLevels={useLevels} /> : limit(clock)}
          </dd>
        </div>
        <div>
          <dt>{t("clock.calendar")}</dt>
          <dd>{t(`calendar.${clock.calendar}`)}</dd>
        </div>
        <div>
          <dt>{t("clock.runs")}</dt>
          <dd>{statesOf(clock.runsIn)}</dd>
        </div>
        {clock.pausesIn.length > 0 && (
          <div>
            <dt>{t("clock.pauses")}</dt>
            <dd>{statesOf(clock.pausesIn)}</dd>
          </div>
        )}
        {clock.warnAt !== undefined && (
          <div>
            <dt>{t("clock.warn", { share: Math.round(clock.warnAt * 100) })}</dt>
            <dd>{told(clock.onWarn?.tell ?? []) || t("clock.shown")}</dd>
          </div>
        )}
        {clock.onBreach && (clock.onBreach.tell.length > 0 || breachMove) && (
          <div>
            <dt>{t("clock.breach")}</dt>
            <dd>
              {[
                clock.onBreach.tell.length > 0 && t("clock.tells", { who: told(clock.onBreach.tell) }),
                breachMove && t("clock.moves", { move: say(breachMove.title) }),
                otherMove && t("clock.otherwise", { move: say(otherMove.title) }),
              ]
                .filter(Boolean)
                .join(t("semicolon"))}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function LevelLimits({ clock, useLevels }: { clock: string; useLevels: UseLevels }) {
  const { t } = useTranslation("procedures");
  const say = useSay();
  const language = useLanguage();
  const levels = useLevels()?.items.filter(({ targets }) => targets[clock] !== undefined) ?? [];
  if (levels.length === 0) return t("limit.noLevel");
  return (
    <table className="level-limits">
      <thead>
        <tr>
          <th scope="col">{t("limit.levelName")}</th>
          {[1, 2, 3, 4].map((priority) => (
            <th key={priority} scope="col" className="figure">
              <PriorityMark priority={priority} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {levels.map(({ id, name, targets }) => (
          <tr key={id}>
            <td>{say(name)}</td>
            {[1, 2, 3, 4].map((priority) => {
              const minutes = targets[clock]?.[String(priority)];
              return (
                <td key={priority} className="figure">
                  {minutes === undefined ? "–" : spokenDuration(minutes * 60_000, language)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
