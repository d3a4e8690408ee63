import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { EchoMark } from "../../kit/EchoMark.tsx";
import { countsQuery } from "./ask.ts";
import { Changing } from "./Changing.tsx";
import { SavedViews } from "./SavedViews.tsx";
import { type Area, viewsOf } from "./views.ts";

/** The standing views with their live counts. */
export function ViewLinks({ area, current }: { area: Area; current: string }) {
  const { t } = useTranslation("cases");
  const { data } = useQuery(countsQuery);
  const said = (count: number) => (data && count >= data.cap ? `${data.cap.toLocaleString("en")}+` : String(count));
  return (
    <>
      {viewsOf[area].map((group) => (
        <Fragment key={group.key}>
          <h2>{t(`group.${group.key}`)}</h2>
          {group.views.map(({ key, count, isHot }) => {
            const holds = count === undefined ? undefined : data?.counts[count];
            return (
              <Link
                key={key}
                to={`/${area}`}
                search={{ view: key }}
                aria-current={key === current ? "true" : undefined}
                activeProps={{}}
              >
                {t(`view.${key}`)}
                {holds !== undefined && (
                  <span className={`count${isHot && holds > 0 ? " hot" : ""}`}>
                    <Changing value={said(holds)} />
                  </span>
                )}
              </Link>
            );
          })}
        </Fragment>
      ))}
      {area === "cases" && <SavedViews current={current} />}
      <dl className="legend">
        <div>
          <dt>
            <EchoMark awaiting />
          </dt>
          <dd>{t("legend.awaiting")}</dd>
        </div>
        <div>
          <dt>
            <EchoMark awaiting={false} />
          </dt>
          <dd>{t("legend.answered")}</dd>
        </div>
      </dl>
    </>
  );
}
