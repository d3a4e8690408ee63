import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Act } from "#web/kit/Act.tsx";
import { EmptyLine } from "#web/kit/EmptyLine.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { LoadingLine } from "#web/kit/LoadingLine.tsx";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { undeliveredQuery } from "./ask.ts";
import { Delivery } from "./Delivery.tsx";

/** What went out and did not arrive: tried again by itself, or by hand (U4). */
export function Undelivered() {
  const { t } = useTranslation("mail");
  const words = useProblemWords();
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(undeliveredQuery);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <header className="admin-head">
        <h1>{t("letters.undelivered")}</h1>
      </header>
      {isPending && <LoadingLine />}
      <div className="scroll">
        {error && <ErrorLine happened={words(error)} />}
        <ul className="deliveries in-list">
          {items.map((one) => (
            <Delivery key={one.id} delivery={one} isOnItsCase={false} />
          ))}
        </ul>
        {data && items.length === 0 && <EmptyLine>{t("delivery.none")}</EmptyLine>}
        {hasNextPage && (
          <Act small quiet busy={isFetchingNextPage} onAct={() => void fetchNextPage()}>
            {t("letters.more")}
          </Act>
        )}
      </div>
    </>
  );
}
