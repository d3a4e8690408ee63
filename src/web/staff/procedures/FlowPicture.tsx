import { MoveHorizontal } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ProcessDefinition } from "#kernel/process/definition.ts";
import { Icon } from "../../kit/Icon.tsx";
import { StateTag } from "../../kit/StateTag.tsx";
import { useSay } from "../../words/language.ts";
import { flowLanes, type Lane } from "./flow-lanes.ts";
import { useWho } from "./who.ts";

const column = 148;
const laneHeight = 30;
const nodeRadius = 15;

/** The straight way from left to right; what goes past steps above it, what comes back below it; under each step its states (M5). */
export function FlowPicture({ definition }: { definition: ProcessDefinition }) {
  const { t } = useTranslation("procedures");
  const say = useSay();
  const { ahead, back, toPrevious, exits } = flowLanes(definition);
  const width = definition.flow.length * column;
  const line = ahead.length * laneHeight + nodeRadius + 10;
  const height = line + nodeRadius + 10 + back.length * laneHeight;
  const x = (step: number) => column * step + column / 2;
  const above = (lane: number) => line - nodeRadius - 14 - lane * laneHeight;
  const below = (lane: number) => line + nodeRadius + 14 + lane * laneHeight;
  const wordsOf = (moves: Lane["moves"]) => [...new Set(moves.map(({ title }) => say(title)))];
  const titles = (lane: Lane) => wordsOf(lane.moves).join(t("list"));
  /** As many words as the lane is long; all of them in the title and in the states below. */
  const shown = (lane: Lane) => {
    const room = (Math.max(...lane.from.map((step) => Math.abs(step - lane.to))) * column - 24) / 12;
    const words = wordsOf(lane.moves);
    for (let most = words.length; most > 1; most -= 1) {
      const text = words.slice(0, most).join(t("list")) + (most < words.length ? ` +${words.length - most}` : "");
      if (widthOf(text) <= room) return text;
    }
    return words.length > 1 ? `${words[0]} +${words.length - 1}` : (words[0] ?? "");
  };
  return (
    <>
      <p className="flow-sideways small text3" aria-hidden="true">
        {t("flow.sideways")} <Icon of={MoveHorizontal} size={14} />
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard */}
      <section className="flow-picture" aria-label={t("flow.title")} tabIndex={0}>
        <div style={{ width }}>
          <ol className="step-titles" style={{ gridTemplateColumns: `repeat(${definition.flow.length}, ${column}px)` }}>
            {definition.flow.map((step, at) => (
              <li key={say(step.title)}>
                <b>
                  {at + 1}. {say(step.title)}
                </b>
              </li>
            ))}
          </ol>
          <svg
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            role="img"
            aria-label={t("flow.picture")}
          >
            <defs>
              <marker id="flow-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
                <path d="M1 1l6 3-6 3" fill="none" stroke="context-stroke" strokeWidth="1.4" />
              </marker>
            </defs>
            {definition.flow.slice(1).map((step, at) => (
              <path
                key={say(step.title)}
                className="straight"
                d={`M${x(at) + nodeRadius + 3} ${line}H${x(at + 1) - nodeRadius - 4}`}
                markerEnd="url(#flow-tip)"
              />
            ))}
            {ahead.map((lane, at) => {
              const y = above(at);
              return (
                <path
                  key={lane.to}
                  className="ahead"
                  d={`${lane.from.map((step) => `M${x(step) + 5} ${line - nodeRadius - 3}V${y}`).join("")}M${x(Math.min(...lane.from)) + 5} ${y}H${x(lane.to) - 5}V${line - nodeRadius - 5}`}
                  markerEnd="url(#flow-tip)"
                />
              );
            })}
            {back.map((lane, at) => {
              const y = below(at);
              return (
                <path
                  key={lane.to}
                  className="back"
                  d={`${lane.from.map((step) => `M${x(step) - 5} ${line + nodeRadius + 3}V${y}`).join("")}M${x(Math.max(...lane.from)) - 5} ${y}H${x(lane.to) + 5}V${line + nodeRadius + 5}`}
                  markerEnd="url(#flow-tip)"
                />
              );
            })}
            {/* Words after all lines: where they cross, the words win. */}
            {ahead.map((lane, at) => (
              <text key={lane.to} x={x(Math.min(...lane.from)) + 12} y={above(at) - 5}>
                <title>{titles(lane)}</title>
                {shown(lane)}
              </text>
            ))}
            {back.map((lane, at) => (
              <text key={lane.to} x={x(lane.to) + 12} y={below(at) + 14}>
                <title>{titles(lane)}</title>
                {shown(lane)}
              </text>
            ))}
            {definition.flow.map((step, at) => (
              <g key={say(step.title)} className="step-node">
                <circle cx={x(at)} cy={line} r={nodeRadius} />
                <text x={x(at)} y={line + 4} textAnchor="middle">
                  {at + 1}
                </text>
              </g>
            ))}
          </svg>
          <ol className="step-states" style={{ gridTemplateColumns: `repeat(${definition.flow.length}, ${column}px)` }}>
            {definition.flow.map((step) => (
              <li key={say(step.title)}>
                {step.states.map((key) => (
                  <StateBox key={key} definition={definition} state={key} />
                ))}
              </li>
            ))}
          </ol>
        </div>
        {(exits.length > 0 || toPrevious.length > 0) && (
          <ul className="beside-flow small text2">
            {exits.map(({ state, from }) => (
              <li key={state}>
                {t("flow.exit", {
                  from: from.map((step) => say(definition.flow[step]?.title)).join(t("list")),
                  state: say(definition.states[state]?.title),
                })}
              </li>
            ))}
            {toPrevious.length > 0 && <li>{t("flow.previous", { moves: wordsOf(toPrevious).join(t("flow.and")) })}</li>}
          </ul>
        )}
      </section>
    </>
  );
}

/** In Chinese characters: a Latin letter takes about half the room of one. */
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one > "\u2e80" ? 1 : 0.55), 0);

function StateBox({ definition, state }: { definition: ProcessDefinition; state: string }) {
  const who = useWho();
  const found = definition.states[state];
  if (!found) return null;
  return (
    <a href={`#state-${state}`} className="state-box">
      <StateTag family={found.family} title={found.title} />
      <span className="small text2">{who(found.responsible)}</span>
    </a>
  );
}
