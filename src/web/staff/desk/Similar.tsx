import { Search } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SimilarCase } from "#kernel/search/contract.ts";
import { CaseNumber } from "../../kit/CaseNumber.tsx";
import { EmptyLine } from "../../kit/EmptyLine.tsx";
import { useHotkey } from "../../kit/hotkeys.ts";
import { KeyHint } from "../../kit/KeyHint.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { useReader } from "../../kit/reader.tsx";
import { StateTag } from "../../kit/StateTag.tsx";
import { when } from "../../kit/when.ts";
import { useSimilar } from "./ask.ts";
import { Card } from "./Card.tsx";

const shown = 5;
const keyed = ["alt+7", "alt+8", "alt+9"];

const isSolved = ({ solvedAt }: SimilarCase) => solvedAt !== null;

type Props = { text: string; organisationId: string | null; besides: readonly string[] };

/** Cases like what is being typed, solved ones first, each with its solution (D6); `besides`: numbers that stand elsewhere already. */
export function Similar({ text, organisationId, besides }: Props) {
  const { t } = useTranslation("desk");
  const similar = useSimilar(text, organisationId);
  const { isFetching, isAsked } = similar;
  const items = similar.items.filter(({ number }) => !besides.includes(number));
  const none =
    isAsked && !isFetching ? (similar.items.length > 0 ? "similar.noOthers" : "similar.none") : "similar.ask";
  return (
    <Card
      icon={Search}
      title={t(items.slice(0, shown).every(isSolved) ? "similar.title" : "similar.titleOfAll")}
      beside={<span className="small text3">{t("similar.while")}</span>}
    >
      {isFetching && <LoadingLine />}
      {items.length === 0 && <EmptyLine>{t(none)}</EmptyLine>}
      <ul className="choices similar">
        {items.slice(0, shown).map((item, at) => (
          <li key={item.number}>
            <SimilarLine
              item={item}
              keys={keyed[at]}
              isFirst={at === 0}
              isSameCustomer={item.organisation?.id === organisationId}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

type LineProps = { item: SimilarCase; keys: string | undefined; isFirst: boolean; isSameCustomer: boolean };

function SimilarLine({ item, keys, isFirst, isSameCustomer }: LineProps) {
  const { t } = useTranslation("desk");
  const reader = useReader();
  const [wanted, setWanted] = useState<boolean>();
  const isOpen = wanted ?? isFirst;
  useHotkey(keys, () => setWanted(!isOpen), {
    label: t("keys.similar", { subject: item.subject }),
    group: t("keys.group"),
  });
  const facts = [isSameCustomer && t("similar.sameCustomer"), item.solvedAt && when(item.solvedAt, reader)];
  return (
    <>
      <button type="button" aria-expanded={isOpen} onClick={() => setWanted(!isOpen)}>
        <span className="row">
          {keys && <KeyHint keys={keys} />}
          <CaseNumber number={item.number} />
          <span className="space" />
          <span className="small text2">{facts.filter(Boolean).join(" · ")}</span>
          {!isSolved(item) && <StateTag family={item.state.family} title={item.state.title} />}
        </span>
        <b>
          <Marked text={item.subject} words={item.words} />
        </b>
      </button>
      {isOpen && (
        <div className="solution small">
          {item.solution && <p className="text2">{item.solution}</p>}
          <a href={`/staff/cases/${item.number}`} target="_blank" rel="noreferrer">
            {t("similar.open")}
          </a>
        </div>
      )}
    </>
  );
}

/** The words both have in common are marked. */
function Marked({ text, words }: { text: string; words: readonly string[] }) {
  const telling = words.filter((word) => word !== "").map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (telling.length === 0) return text;
  const known = new Set(words.map((word) => word.toLowerCase()));
  return text
    .split(new RegExp(`(${telling.join("|")})`, "i"))
    .map((part, at) => (known.has(part.toLowerCase()) ? <mark key={at}>{part}</mark> : part));
}
