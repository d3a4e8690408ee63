import { Link, useParams, useSearch } from "@tanstack/react-router";
import { Printer } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { ProcessDefinition } from "#kernel/process/definition.ts";
import { scriptFacts } from "#kernel/process/scripts/line.ts";
import { Act } from "../../kit/Act.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { useReader } from "../../kit/reader.tsx";
import { fullTime } from "../../kit/when.ts";
import { useSay } from "../../words/language.ts";
import { partnerOfProcess } from "../case/partner.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { useTitle } from "../title.ts";
import { type Rules, type UseLevels, useProcedure, useRoles } from "./ask.ts";
import { ClockTable } from "./ClockTable.tsx";
import { FlowPicture } from "./FlowPicture.tsx";
import "./procedures.css";
import { Roles } from "./Roles.tsx";
import { useReadable } from "./readable.ts";
import { StateSections } from "./StateSections.tsx";
import { Told } from "./Told.tsx";
import { Versions } from "./Versions.tsx";
import { useMayMove } from "./who.ts";

/** A procedure as it runs, to be read like the company's manual: purpose, flow picture, states, moves, clocks, scripts (M5). */
export function Procedure({ useLevels }: { useLevels: UseLevels }) {
  const { key } = useParams({ strict: false }) as { key: string };
  const { version } = useSearch({ strict: false }) as { version?: string };
  const words = useProblemWords();
  const say = useSay();
  const { data, error } = useProcedure(key, version);
  useTitle(data && say(data.definition.title));
  if (error) return <ErrorLine happened={words(error)} />;
  if (!data) return <LoadingLine />;
  return <Manual key={`${key} ${data.definition.version}`} {...data} useLevels={useLevels} />;
}

type ManualProps = {
  definition: ProcessDefinition;
  publishedAt: string;
  rules: Rules;
  isCurrent: boolean;
  useLevels: UseLevels;
};

function Manual({ definition, publishedAt, rules, isCurrent, useLevels }: ManualProps) {
  const { t } = useTranslation("procedures");
  const say = useSay();
  const { zone } = useReader();
  useArrival();
  const version = t("version", { version: definition.version, day: fullTime(publishedAt, zone).slice(0, 10) });
  const hasScripts = Object.keys(definition.scripts).length > 0;
  return (
    <main className="procedure">
      <nav className="contents" aria-label={t("contents")}>
        <h2>{t("contents")}</h2>
        <ol>
          <li>
            <a href="#purpose">{t("section.purpose")}</a>
          </li>
          <li>
            <a href="#flow">{t("section.flow")}</a>
          </li>
          <li>
            <a href="#roles">{t("section.roles")}</a>
          </li>
          <li>
            <a href="#registration">{t("section.registration")}</a>
          </li>
          <li>
            <a href="#states">{t("section.states")}</a>
            <ol>
              {definition.flow.flatMap(({ states }) =>
                states.map((state) => (
                  <li key={state}>
                    <a href={`#state-${state}`}>{say(definition.states[state]?.title)}</a>
                  </li>
                )),
              )}
            </ol>
          </li>
          <li>
            <a href="#clocks">{t("section.clocks")}</a>
          </li>
          {!definition.isInternal && (
            <li>
              <a href="#told">{t(`with.${partnerOfProcess(definition)}.told`)}</a>
            </li>
          )}
          {hasScripts && (
            <li>
              <a href="#scripts">{t("section.scripts")}</a>
            </li>
          )}
          <li>
            <a href="#versions">{t("section.versions")}</a>
          </li>
        </ol>
      </nav>
      <article>
        {/* On paper it stands at the head of every page. */}
        <p className="page-title" aria-hidden="true">
          <span>{t("heading", { title: say(definition.title) })}</span> <span>{version}</span>
        </p>
        <div className="manual">
          <header>
            <h1>{t("heading", { title: say(definition.title) })}</h1>
            <p className="small text2">{version}</p>
            <span className="space" />
            <ul className="papers small">
              {definition.papers.map(({ title, number }) => (
                <li key={number}>
                  <span className="mono">{number}</span> {say(title)}
                </li>
              ))}
            </ul>
            <span className="no-print">
              <Act icon={Printer} onAct={() => print()}>
                {t("print")}
              </Act>
            </span>
          </header>
          {!isCurrent && (
            <p className="old-version" role="status">
              {t("oldVersion")} <Link to={`/procedures/${definition.key}`}>{t("toCurrent")}</Link>
            </p>
          )}
          <Purpose definition={definition} />
          <section id="flow">
            <h2>{t("section.flow")}</h2>
            <p className="text2">{t("flow.lead")}</p>
            <FlowPicture definition={definition} />
          </section>
          <Roles definition={definition} />
          <Registration definition={definition} rules={rules} />
          <section id="states">
            <h2>{t("section.states")}</h2>
            <StateSections definition={definition} rules={rules} />
          </section>
          <section id="clocks">
            <h2>{t("section.clocks")}</h2>
            <ClockTable definition={definition} useLevels={useLevels} />
          </section>
          {!definition.isInternal && <Told definition={definition} />}
          {hasScripts && <ScriptSection definition={definition} />}
          <Versions process={definition.key} shown={definition.version} />
          <footer className="small text3">{t("generated")}</footer>
        </div>
      </article>
    </main>
  );
}

function Purpose({ definition }: { definition: ProcessDefinition }) {
  const { t } = useTranslation("procedures");
  const say = useSay();
  const roles = useRoles();
  return (
    <section id="purpose">
      <h2>{t("section.purpose")}</h2>
      <p className="purpose">{say(definition.purpose)}</p>
      <dl className="facts">
        <div>
          <dt>{t("owner")}</dt>
          <dd>{say(roles?.roles.find(({ role }) => role === definition.owner)?.title)}</dd>
        </div>
        <div>
          <dt>{t("inputs")}</dt>
          <dd>
            <Lines of={definition.inputs.map(say)} />
          </dd>
        </div>
        <div>
          <dt>{t("outputs")}</dt>
          <dd>
            <Lines of={definition.outputs.map(say)} />
          </dd>
        </div>
        <div>
          <dt>{t("clauses")}</dt>
          <dd className="mono">{definition.clauses.join("  ")}</dd>
        </div>
      </dl>
    </section>
  );
}

function Lines({ of }: { of: readonly string[] }) {
  return (
    <ul>
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Registration({ definition, rules }: { definition: ProcessDefinition; rules: Rules }) {
  const { t } = useTranslation("procedures");
  const say = useSay();
  const { registration, states, fields } = definition;
  const readable = useReadable(definition);
  const { right, roles } = useMayMove()({ who: registration.who });
  const follows = registration.consequences.map((name) => say(rules[name])).filter(Boolean);
  return (
    <section id="registration">
      <h2>{t("section.registration")}</h2>
      <dl className="facts">
        <div>
          <dt>{t("move.who")}</dt>
          <dd>
            {right}
            {roles && <p className="small text3">{roles}</p>}
          </dd>
        </div>
        <div>
          <dt>{t("move.form")}</dt>
          <dd>
            {registration.form.map(({ field, required }, at) => (
              <span key={field}>
                {at > 0 && t("list")}
                {say(fields[field]?.title)}
                {required && <b className="needed"> {t("move.required")}</b>}
              </span>
            ))}
          </dd>
        </div>
        <div>
          <dt>{t("move.to")}</dt>
          <dd>
            <a href={`#state-${registration.to}`}>{say(states[registration.to]?.title)}</a>
          </dd>
        </div>
        {follows.length > 0 && (
          <div>
            <dt>{t("move.follows")}</dt>
            <dd>
              <Lines of={follows} />
            </dd>
          </div>
        )}
        {registration.tells && (
          <div>
            <dt>{t(`with.${partnerOfProcess(definition)}.tells`)}</dt>
            <dd>{readable(say(registration.tells))}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function ScriptSection({ definition }: { definition: ProcessDefinition }) {
  const { t } = useTranslation("procedures");
  const say = useSay();
  const readable = useReadable(definition);
  return (
    <section id="scripts">
      <h2>{t("section.scripts")}</h2>
      {Object.entries(definition.scripts).map(([part, lines]) => (
        <div key={part}>
          <h3>{partTitle(part) ? t(`scriptPart.${partTitle(part)!}`) : part}</h3>
          <ol className="manual-script">
            {lines.map((line, at) => (
              <li key={at}>
                {line.when && (
                  <span className="small text3">
                    {t("saidWhen", { facts: line.when.map((fact) => say(scriptFacts[fact])).join(t("list")) })}{" "}
                  </span>
                )}
                {readable(say(line))}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

const parts = ["greeting", "opening", "registration", "rating", "chasing", "ending"] as const;
const partTitle = (part: string) => parts.find((one) => one === part);

/** A link into the manual arrives before the manual does: once it is drawn, what the address names is brought into sight. */
function useArrival(): void {
  useEffect(() => {
    const name = decodeURIComponent(location.hash.slice(1));
    if (name !== "") document.getElementById(name)?.scrollIntoView();
  }, []);
}
