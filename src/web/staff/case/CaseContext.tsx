import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { BookOpen, Box, ClipboardList, Link2, ShieldCheck, User } from "lucide-react";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { CaseNumber } from "../../kit/CaseNumber.tsx";
import { ClockPopover } from "../../kit/ClockPopover.tsx";
import { ContextSection } from "../../kit/ContextSection.tsx";
import { phoneWords } from "../../kit/phone-words.ts";
import { useReader } from "../../kit/reader.tsx";
import { isWorthTelling } from "../../kit/remaining.ts";
import { StateTag } from "../../kit/StateTag.tsx";
import { when } from "../../kit/when.ts";
import { useSay } from "../../words/language.ts";
import { explainClock, similarQuery } from "../cases/ask.ts";
import { useStaffParts } from "../parts.ts";

/** What one must know beside the talk: who, what was promised, what it is about, what was like it, what belongs to it. */
export function CaseContext({ view }: { view: CaseView }) {
  return (
    <>
      <Requester view={view} />
      <Clocks view={view} />
      <OfItsProcess view={view} />
      <Facts view={view} />
      {view.device && <Device device={view.device} />}
      <Similar view={view} />
      <Links view={view} />
    </>
  );
}

function OfItsProcess({ view }: { view: CaseView }) {
  const sections = useStaffParts().caseSections[view.process] ?? [];
  return (
    <Suspense fallback={null}>
      {sections.map((Section, index) => (
        <Section key={index} view={view} />
      ))}
    </Suspense>
  );
}

function Requester({ view }: { view: CaseView }) {
  const { t } = useTranslation("cases");
  const { requester, organisation } = view;
  const from = organisation?.name ?? requester.organisation;
  return (
    <ContextSection icon={User} title={t("context.requester")}>
      <p>
        <b>{requester.name ?? t("context.unknownRequester")}</b>{" "}
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

function Facts({ view }: { view: CaseView }) {
  const { t } = useTranslation("cases");
  const say = useSay();
  const reader = useReader();
  const textOf = ({ type, value, text }: CaseView["fields"][number]) =>
    type === "date-time" && typeof value === "string" ? when(value, reader, { time: "always" }) : text;
  const facts = view.fields.filter(
    ({ key, text }) => text !== "" && !(view.device && toldElsewhere.has(key)) && key !== "device",
  );
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
  return (
    <ContextSection icon={BookOpen} title={t("context.similar")}>
      {items.map((one) => (
        <div key={one.number} className="similar">
          <p className="row">
            <Link to={`/cases/${one.number}`}>
              <CaseNumber number={one.number} />
            </Link>
            <span className="cut">{one.subject}</span>
          </p>
          {one.solution && <p className="small text2 solution">{one.solution}</p>}
          <p className="small text3">
            {[one.organisation?.name, one.solvedAt && when(one.solvedAt, reader)].filter(Boolean).join(" · ")}
          </p>
        </div>
      ))}
    </ContextSection>
  );
}

const kinds = ["follow-up-of", "supplier-part-of", "follows-major", "improvement-of"] as const;

function Links({ view }: { view: CaseView }) {
  const { t } = useTranslation("cases");
  return (
    <ContextSection icon={Link2} title={t("context.links")}>
      {view.links.length === 0 && <p className="small text3">{t("context.noLinks")}</p>}
      {view.links.map((link) => (
        <div key={link.number} className="linked">
          <p className="row">
            <span className="small text2 whole">
              {(kinds as readonly string[]).includes(link.kind)
                ? t(`link.${link.kind as (typeof kinds)[number]}.${link.direction}`)
                : link.kind}
            </span>
            <Link to={`/cases/${link.number}`}>
              <CaseNumber number={link.number} />
            </Link>
            <span className="space" />
            <StateTag family={link.state.family} title={link.state.title} />
          </p>
          <p className="small cut" title={link.subject}>
            {link.subject}
          </p>
        </div>
      ))}
    </ContextSection>
  );
}
