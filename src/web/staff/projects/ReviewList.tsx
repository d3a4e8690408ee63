import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { reviewOperations } from "#kernel/process/review/contract.ts";
import { SegmentField } from "../../fields/SegmentField.tsx";
import { Act } from "../../kit/Act.tsx";
import { CaseNumber } from "../../kit/CaseNumber.tsx";
import { EmptyLine } from "../../kit/EmptyLine.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { useReader } from "../../kit/reader.tsx";
import { when } from "../../kit/when.ts";
import { call } from "../client/call.ts";
import { useProblemWords } from "../client/problem-words.ts";

const verdicts = { all: undefined, reasonable: "true", unreasonable: "false" } as const;

/** Reviews of how cases were handled, newest first; the unreasonable ones alone where wanted (D26). */
export function ReviewList() {
  const { t } = useTranslation("projects");
  const words = useProblemWords();
  const reader = useReader();
  const [verdict, setVerdict] = useState<keyof typeof verdicts>("all");
  const asked = useInfiniteQuery({
    queryKey: ["cases", "reviews", verdict],
    queryFn: ({ pageParam, signal }) =>
      call(reviewOperations.list, { query: { reasonable: verdicts[verdict], cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="tabs">
        <SegmentField
          label={t("review.verdict")}
          value={verdict}
          onChange={(next) => setVerdict(next as keyof typeof verdicts)}
          choices={(["all", "reasonable", "unreasonable"] as const).map((value) => ({
            value,
            title: t(`review.${value}`),
          }))}
        />
      </div>
      {asked.error && <ErrorLine happened={words(asked.error)} />}
      {asked.isPending && <LoadingLine />}
      {asked.isSuccess && items.length === 0 && (
        <EmptyLine>{t(verdict === "all" ? "review.none" : "review.nothing")}</EmptyLine>
      )}
      {items.length > 0 && (
        <ul className="plain-cards">
          {items.map((one) => (
            <li key={one.id}>
              <p className="row">
                <Link to={`/cases/${one.case.number}`}>
                  <CaseNumber number={one.case.number} />
                </Link>
                <span className="cut">{one.case.subject}</span>
                <span className="space" />
                <b className={one.isReasonable ? "fine" : "wrong"}>
                  {t(one.isReasonable ? "review.reasonable" : "review.unreasonable")}
                </b>
              </p>
              {one.remark && <p>{one.remark}</p>}
              <p className="small text2">{t("review.by", { who: one.by, when: when(one.at, reader) })}</p>
            </li>
          ))}
        </ul>
      )}
      {asked.hasNextPage && (
        <Act quiet busy={asked.isFetchingNextPage} onAct={() => void asked.fetchNextPage()}>
          {t("more")}
        </Act>
      )}
    </>
  );
}
