import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { BookOpen, Box, ClipboardList, MessageCircleQuestion, ShieldCheck, User } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import type { Words } from "#kernel/words/words.ts";
import { CaseNumber } from "../../kit/CaseNumber.tsx";
import { ClockPopover } from "../../kit/ClockPopover.tsx";
import { ContextSection } from "../../kit/ContextSection.tsx";
import { phoneWords } from "../../kit/phone-words.ts";
import { useReader } from "../../kit/reader.tsx";
import { isWorthTelling } from "../../kit/remaining.ts";
import { SectionComing } from "../../kit/SectionComing.tsx";
import { StateTag } from "../../kit/StateTag.tsx";
import { when } from "../../kit/when.ts";
import { currentLanguage, useSay } from "../../words/language.ts";
import { explainClock, similarQuery } from "../cases/ask.ts";
import { useStaffParts } from "../parts.ts";
import { Links } from "../relate/Links.tsx";
import { askerOf, partnerOf } from "./partner.ts";

const Chasing = lazy(() => import("../scripts/Chasing.tsx").then(({ Chasing }) => ({ default: Chasing })));

const Resources = lazy(() => import("../projects/Resources.tsx").then(({ Resources }) => ({ default: Resources })));
const ApplySolution = lazy(() =>
  import("../relate/ApplySolution.tsx").then(({ ApplySolution }) => ({ default: ApplySolution })),
);

/** What one must know beside the talk: who, what was promised, what it is about, what was like it, what belongs to it. */
export function CaseContext({ view }: { view: CaseView }) {
  return (
    <>
      <Requester view={view} />
      {view.moves.some(({ key }) => key === "chase") && <AskedAfter view={view} />}
      <Clocks view={view} />
      <OfItsProcess view={view} />
      <Facts view={view} />
      {view.device && <Device device={view.device} />}
      {view.department && (
        <Suspense fallback={null}>
          <Resources view={view} />
        </Suspense>
      )}
      <Similar view={view} />
      <Links view={view} />
    </>
  );
}

function OfItsProcess({ view }: { view: CaseView }) {
  const sections = useStaffParts().caseSections[view.process] ?? [];
  return sections.map(({ Section, isExpected }, index) => (
    <Suspense key={index} fallback={isExpected?.(view) ? <SectionComing /> : null}>
      <Section view={view} />
    </Suspense>
  ));
}

function Requester({ view }: { view: CaseView }) {
  const { t } = useTranslation("cases");
  const { requester, organisation } = view;
  // What came about by itself was asked by nobody.
  if (!requester.name && !organisation && !requester.organisation) return null;
  const isSupplier = partnerOf(view) === "supplier";
  const from = organisation?.name ?? requester.organisation;
  return (
    <ContextSection
      icon={User}
      title={isSupplier ? t("context.supplier") : t(`context.asker.${askerOf(view.process)}`)}
    >
      <p>
        {!isSupplier && <b>{requester.name ?? t("context.unknownRequester")}</b>}{" "}
        <span className="small text2">
          {organisation ? (
            <Link to="/cases" search={{ view: "all", organisation: organisation.id }}>
              {organisation.name}
            </Link>
          ) : (
            from
          )}
        </span>
      </p>
      {requester.phone && (
        <p className="mono small">
          <a href={`tel:${requester.phone}`}>{phoneWords(requester.phone)}</a>
        </p>
      )}
      {requester.email && (
        <p className="mono small cut">
          <a href={`mailto:${requester.email}`}>{requester.email}</a>
        </p>
      )}
      {requester.personId && (
        <p className="small">
          <Link to="/cases" search={{ view: "all", requester: requester.personId }}>
            {t("context.theirCases")}
          </Link>
        </p>
      )}
    </ContextSection>
  );
}

/** Folded until somebody asks: what to answer, and to record that they did. */
function AskedAfter({ view }: { view: CaseView }) {
  const { t } = useTranslation("cases");
  const [isOpen, setOpen] = useState(false);
  return (
    <ContextSection icon={MessageCircleQuestion} title={t("context.askedAfter")}>
      {isOpen ? (
        <Suspense fallback={null}>
          <Chasing number={view.number} />
        </Suspense>
      ) : (
        <button type="button" className="plain" onClick={() => setOpen(true)}>
          {t("context.whatToSay")}
        </button>
      )}
    </ContextSection>
  );
}

function Clocks({ view }: { view: CaseView }) {
  const { t } = useTranslation("cases");
  const told = view.clocks.filter(isWorthTelling);
  const clocks = [...told.filter(({ state }) => state !== "met"), ...told.filter(({ state }) => state === "met")];
  if (clocks.length === 0) return null;
  return (
    <ContextSection icon={ShieldCheck} title={t("context.clocks")}>
      <div className="clock-row">
        {clocks.map((clock) => (
          <ClockPopover key={clock.clock} clock={clock} titled explain={explainClock(view.number, clock.clock)} />
        ))}
      </div>
    </ContextSection>
  );
}

/** Fields whose words stand elsewhere: in the talk, the head, the device. */
const toldElsewhere = new Set(["device", "deviceModel", "deviceSerial", "subject", "attempts", "completedAt"]);

/** Answers to the questions of a catalogue item, each under its own. */
const answersOf = (field: CaseView["fields"][number]): CaseView["fields"] =>
  (field.value as { key: string; title: Words; text: Words }[]).map(({ key, title, text }) => ({
    ...field,
    key: `answers.${key}`,
    type: "text",
    title,
    value: text,
    words: text,
    text: text[currentLanguage()],
  }));

function Facts({ view }: { view: CaseView }) {
  const { t } = useTranslation("cases");
  const say = useSay();
  const reader = useReader();
  const textOf = ({ type, value, text }: CaseView["fields"][number]) =>
    type === "date-time" && typeof value === "string" ? when(value, reader, { time: "always" }) : text;
  const facts = view.fields
    .filter(({ key, text }) => text !== "" && !(view.device && toldElsewhere.has(key)) && key !== "device")
    .flatMap((field) => (field.type === "answers" ? answersOf(field) : [field]));
  const who = [
    { key: "team", title: t("context.team"), text: say(view.team?.name) },
    { key: "assignee", title: t("context.assignee"), text: view.assignee?.name ?? "" },
    { key: "department", title: t("context.department"), text: view.department?.name ?? "" },
  ].filter(({ text }) => text !== "");
  if (facts.length + who.length === 0) return null;
  return (
    <ContextSection icon={ClipboardList} title={t("context.facts")}>
      <dl className="fact-list">
        {who.map(({ key, title, text }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {facts.map((field) => (
          <div key={field.key}>
            <dt>{say(field.title)}</dt>
            <dd>{textOf(field)}</dd>
          </div>
        ))}
      </dl>
    </ContextSection>
  );
}

function Device({ device }: { device: NonNullable<CaseView["device"]> }) {
  const { t } = useTranslation("cases");
  return (
    <ContextSection icon={Box} title={t("context.device")}>
      <b>{device.model}</b>
      <p className="mono small text2">{device.serial}</p>
      {device.site && <p className="small text2">{device.site}</p>}
      <p className="small">
        <Link to="/cases" search={{ view: "all", q: device.serial || device.model }}>
          {t("context.itsHistory")}
        </Link>
      </p>
    </ContextSection>
  );
}

const similarMost = 3;

function Similar({ view }: { view: CaseView }) {
  const { t } = useTranslation("cases");
  const reader = useReader();
  const { data } = useQuery({ ...similarQuery(view.number), enabled: view.process !== "follow-up" });
  const items = data?.items.slice(0, similarMost) ?? [];
  if (items.length === 0) return null;
  // Solved ones come first; where they do not suffice, open ones follow and say so.
  const isSolved = ({ solvedAt }: { solvedAt: string | null }) => solvedAt !== null;
  return (
    <ContextSection icon={BookOpen} title={t(items.every(isSolved) ? "context.similarSolved" : "context.similar")}>
      {items.map((one) => (
        <div key={one.number} className="similar">
          <p className="row">
            <Link to={`/cases/${one.number}`}>
              <CaseNumber number={one.number} />
            </Link>
            <span className="cut">{one.subject}</span>
            <span className="space" />
            {!isSolved(one) && <StateTag family={one.state.family} title={one.state.title} />}
          </p>
          {one.solution && <p className="small text2 solution">{one.solution}</p>}
          {one.solution && (
            <Suspense fallback={null}>
              <ApplySolution view={view} from={one.number} />
            </Suspense>
          )}
          <p className="small text3">
            {[one.organisation?.name, one.solvedAt && when(one.solvedAt, reader)].filter(Boolean).join(" · ")}
          </p>
        </div>
      ))}
    </ContextSection>
  );
}
