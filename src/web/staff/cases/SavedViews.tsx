import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useSay } from "../../words/language.ts";
import { savedViewsQuery } from "./ask.ts";
import { Changing } from "./Changing.tsx";
import { keyOfSaved } from "./views.ts";

const reaches = ["mine", "team", "all"] as const;

/** Views that are kept: mine, my teams', everybody's, each with its live count. */
export function SavedViews({ current }: { current: string }) {
  const { t } = useTranslation("tools");
  const say = useSay();
  const { data } = useQuery(savedViewsQuery);
  if (!data) return null;
  const said = (count: number) => (count >= data.cap ? `${data.cap.toLocaleString("en")}+` : String(count));
  return reaches.map((reach) => {
    const views = data.items.filter((view) => view.reach === reach);
    if (views.length === 0) return null;
    return (
      <Fragment key={reach}>
        <h2>{t(`views.group.${reach}`)}</h2>
        {views.map(({ id, name, count }) => (
          <Link
            key={id}
            to="/cases"
            search={{ view: keyOfSaved(id) }}
            aria-current={keyOfSaved(id) === current ? "true" : undefined}
            activeProps={{}}
          >
            <span className="cut" title={say(name)}>
              {say(name)}
            </span>
            {count !== null && (
              <span className="count">
                <Changing value={said(count)} />
              </span>
            )}
          </Link>
        ))}
      </Fragment>
    );
  });
}
