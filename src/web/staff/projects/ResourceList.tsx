import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { resourceOperations } from "#kernel/process/resources/contract.ts";
import { Act } from "../../kit/Act.tsx";
import { CaseNumber } from "../../kit/CaseNumber.tsx";
import { EmptyLine } from "../../kit/EmptyLine.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { call } from "../client/call.ts";
import { useProblemWords } from "../client/problem-words.ts";
import { Requested } from "./Resources.tsx";

/** What I asked department heads for, and what came of it (D26). */
export function ResourceList() {
  const { t } = useTranslation("projects");
  const words = useProblemWords();
  const asked = useInfiniteQuery({
    queryKey: ["cases", "resources"],
    queryFn: ({ pageParam, signal }) => call(resourceOperations.mine, { query: { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {asked.error && <ErrorLine happened={words(asked.error)} />}
      {asked.isPending && <LoadingLine />}
      {asked.isSuccess && items.length === 0 && <EmptyLine>{t("ask.nothing")}</EmptyLine>}
      {items.length > 0 && (
        <ul className="plain-cards">
          {items.map((one) => (
            <li key={one.id}>
              <p className="row">
                <Link to={`/cases/${one.number}`}>
                  <CaseNumber number={one.number} />
                </Link>
                <span className="cut">{one.subject}</span>
              </p>
              <Requested one={one} />
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
