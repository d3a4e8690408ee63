import { useQuery } from "@tanstack/react-query";
import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "#kernel/people/identity/contract.ts";
import { EmptyLine } from "../kit/EmptyLine.tsx";
import { ErrorLine } from "../kit/ErrorLine.tsx";
import { LoadingLine } from "../kit/LoadingLine.tsx";
import { ReaderZone } from "../kit/reader.tsx";
import { useIsPhone } from "../kit/width.ts";
import { useSay } from "../words/language.ts";
import { signedOut } from "./client/call.ts";
import { ProblemError } from "./client/problem.ts";
import { useProblemWords } from "./client/problem-words.ts";
import { queries } from "./client/queries.ts";
import { useEverywhereActs } from "./frame/acts.ts";
import { useFind } from "./frame/find.tsx";
import { useMeMenu } from "./frame/me-menu.ts";
import { Notices } from "./frame/Notices.tsx";
import { usePhoneRail, useRailItems } from "./frame/rail-items.ts";
import { useLive } from "./live/use-live.ts";
import { Shell } from "./Shell.tsx";
import { chooseLanguage, MeProvider, meQuery, wearProfile } from "./session/me.ts";

/** Behind the door: whoever is signed in, in the frame; everybody else goes to the sign-in and comes back here. */
export function Inside() {
  const { data: me, error, refetch } = useQuery(meQuery);
  const words = useProblemWords();
  const { t } = useTranslation("staff");
  const navigate = useNavigate();
  const { href } = useLocation();
  useEffect(() => {
    // The question who I am answers itself; any other call that finds nobody signed in asks it.
    const forget = () => {
      if (queries.isFetching({ queryKey: meQuery.queryKey }) === 0) void refetch();
    };
    addEventListener(signedOut, forget);
    return () => removeEventListener(signedOut, forget);
  }, [refetch]);
  const isSignedOut = error instanceof ProblemError && error.kind === "not-signed-in";
  const wanted = useRef(href);
  wanted.current = href;
  useEffect(() => {
    if (isSignedOut) void navigate({ to: "/sign-in", search: { to: wanted.current }, replace: true });
  }, [isSignedOut, navigate]);
  useEffect(() => {
    if (me) wearProfile(me);
  }, [me]);
  if (isSignedOut) return null;
  if (me === undefined) {
    if (error === null) return <LoadingLine />;
    const again = (
      <button type="button" className="plain" onClick={() => void refetch()}>
        {t("again")}
      </button>
    );
    return <ErrorLine happened={words(error)} act={again} />;
  }
  if (me.side !== "staff") return <EmptyLine act={<a href="/">{t("lost.portal")}</a>}>{t("lost.notStaff")}</EmptyLine>;
  return (
    <MeProvider value={me}>
      <ReaderZone value={me.zone}>
        <Frame me={me} />
      </ReaderZone>
    </MeProvider>
  );
}

function Frame({ me }: { me: Me }) {
  const say = useSay();
  const live = useLive();
  const items = useRailItems();
  const phoneItems = usePhoneRail(items);
  const phone = useIsPhone();
  useEverywhereActs();
  return (
    <Shell
      items={phone ? phoneItems : items}
      me={{ name: me.name, role: say(me.roles[0]?.title) || (me.title ?? "") }}
      duty={me.installation.name}
      live={live}
      find={useFind(items)}
      tools={<Notices />}
      menu={useMeMenu()}
      onLanguage={(language) => void chooseLanguage(language).catch(() => undefined)}
    >
      <Outlet />
    </Shell>
  );
}
