import { Clock } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Move, ProcessDefinition, State } from "#kernel/process/definition.ts";
import { Icon } from "../../kit/Icon.tsx";
import { KeyHint } from "../../kit/KeyHint.tsx";
import { StateTag } from "../../kit/StateTag.tsx";
import { useSay } from "../../words/language.ts";
import { partnerOfProcess } from "../case/partner.ts";
import type { Rules } from "./ask.ts";
import { useLimit } from "./limits.ts";
import { useReadable } from "./readable.ts";
import { useMayMove, useWho } from "./who.ts";

/** Every state in the order of the way: who has the turn, what to do by when, and what can be done there (M5). */
export function StateSections({ definition, rules }: { definition: ProcessDefinition; rules: Rules }) {
  const onTheWay = definition.flow.flatMap(({ states }) => states);
  const beside = Object.keys(definition.states).filter((key) => !onTheWay.includes(key));
  const order = [...onTheWay, ...beside];
  // A move open in several states is found at the first of them.
  const anchorOf = (move: string) => order.find((key) => definition.moves[move]?.from.includes(key));
  return order.map((key) => {
    const state = definition.states[key];
    return (
      state && (
        <StateSection key={key} name={key} state={state} definition={definition} rules={rules} anchorOf={anchorOf} />
      )
    );
  });
}

type SectionProps = {
  name: string;
  state: State;
  definition: ProcessDefinition;
  rules: Rules;
  anchorOf: (move: string) => string | undefined;
};

function StateSection({ name, state, definition, rules, anchorOf }: SectionProps) {
  const { t } = useTranslation("procedures");
  const say = useSay();
  const who = useWho();
  // Stored definitions do not keep the order of their keys: the usual way first, what the system does last.
  const weight = ({ isPrimary, isReturn, who: by, to }: Move) =>
    by === "system" ? 5 : isPrimary ? 0 : isReturn ? 3 : to === "same" ? 4 : definition.states[to]?.isFinal ? 2 : 1;
  const moves = Object.entries(definition.moves)
    .filter(([, { from }]) => from.includes(name))
    .toSorted(([, one], [, other]) => weight(one) - weight(other));
  return (
    <section className="state-section" id={`state-${name}`}>
      <h3>
        <StateTag family={state.family} title={state.title} />
        <a className="here no-print" href={`#state-${name}`} aria-label={t("linkTo", { title: say(state.title) })}>
          #
        </a>
      </h3>
      <dl className="facts">
        <div>
          <dt>{t("state.who")}</dt>
          <dd>{who(state.responsible)}</dd>
        </div>
        {state.todo && (
          <div>
            <dt>{t("state.todo")}</dt>
            <dd>{say(state.todo)}</dd>
          </div>
        )}
        {!definition.isInternal && (
          <div>
            <dt>{t(`with.${partnerOfProcess(definition)}.reads`)}</dt>
            <dd>{say(state.asksCustomer?.title ?? state.customerTitle ?? state.title)}</dd>
          </div>
        )}
        <ClocksHere name={name} definition={definition} />
      </dl>
      {moves.length > 0 && (
        <MoveTable moves={moves} definition={definition} rules={rules} isAnchor={(move) => anchorOf(move) === name} />
      )}
    </section>
  );
}

function ClocksHere({ name, definition }: { name: string; definition: ProcessDefinition }) {
  const { t } = useTranslation("procedures");
  const say = useSay();
  const limit = useLimit();
  const here = Object.entries(definition.clocks)
    .filter(([, clock]) => clock.runsIn.includes(name) || clock.pausesIn.includes(name))
    .toSorted(([, one], [, other]) => one.rank - other.rank);
  if (here.length === 0) return null;
  return (
    <div>
      <dt>{t("state.clocks")}</dt>
      <dd>
        <ul className="clocks-here">
          {here.map(([key, clock]) => (
            <li key={key}>
              <Icon of={Clock} size={12} /> <a href={`#clock-${key}`}>{say(clock.title)}</a>
              <span className="text2"> {clock.pausesIn.includes(name) ? t("state.paused") : limit(clock)}</span>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

type TableProps = {
  moves: readonly [string, Move][];
  definition: ProcessDefinition;
  rules: Rules;
  isAnchor: (move: string) => boolean;
};

function MoveTable({ moves, definition, rules, isAnchor }: TableProps) {
  const { t } = useTranslation("procedures");
  return (
    <table className="moves-table">
      <thead>
        <tr>
          <th scope="col">{t("move.title")}</th>
          <th scope="col">{t("move.who")}</th>
          <th scope="col">{t("move.form")}</th>
          <th scope="col">{t("move.to")}</th>
        </tr>
      </thead>
      <tbody>
        {moves.map(([key, move]) => (
          <MoveRow
            key={key}
            id={isAnchor(key) ? `move-${key}` : undefined}
            move={move}
            definition={definition}
            rules={rules}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { id: string | undefined; move: Move; definition: ProcessDefinition; rules: Rules };

function MoveRow({ id, move, definition, rules }: RowProps) {
  const { t } = useTranslation("procedures");
  const say = useSay();
  const { right, roles, only } = useMayMove()(move);
  const readable = useReadable(definition);
  const target = definition.states[move.to];
  const sentences = (names: readonly string[]) => names.map((name) => say(rules[name])).filter(Boolean);
  const [opensIf, follows] = [sentences(move.guards), sentences(move.consequences)];
  return (
    <tr id={id}>
      <td>
        <b>{say(move.title)}</b> {move.key && <KeyHint keys={move.key} />}
        {move.about && <p className="small text2">{say(move.about)}</p>}
        {opensIf.length > 0 && (
          <p className="small">
            <span className="text3">{t("move.opensIf")}</span> {opensIf.join(" ")}
          </p>
        )}
        {follows.length > 0 && (
          <p className="small">
            <span className="text3">{t("move.follows")}</span> {follows.join(" ")}
          </p>
        )}
        {move.tells && (
          <p className="small tells">
            <span className="text3">{t(`with.${partnerOfProcess(definition)}.tells`)}</span> {readable(say(move.tells))}
          </p>
        )}
      </td>
      <td>
        {right}
        {only && <span className="text2">{t("paren", { text: only })}</span>}
        {roles && <p className="small text3">{roles}</p>}
      </td>
      <td className="small">
        {move.form.length === 0 && <span className="text3">{t("move.noForm")}</span>}
        {move.form.map(({ field, required }, at) => (
          <span key={field}>
            {at > 0 && t("list")}
            {say(definition.fields[field]?.title)}
            {required && <b className="needed"> {t("move.required")}</b>}
          </span>
        ))}
      </td>
      <td>
        {target ? (
          <a href={`#state-${move.to}`} className="to-state">
            <StateTag family={target.family} title={target.title} />
          </a>
        ) : (
          <span className="text2">{t(move.to === "previous" ? "move.previous" : "move.same")}</span>
        )}
        {move.isReturn && <p className="small text3">{t("move.isReturn")}</p>}
      </td>
    </tr>
  );
}
