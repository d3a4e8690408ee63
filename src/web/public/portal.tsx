/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { anythingChanged, followChanges } from "./api/changes.ts";
import { saveChoice, signOut } from "./api/session.ts";
import { CasePage } from "./pages/CasePage.tsx";
import { CataloguePage } from "./pages/CataloguePage.tsx";
import { DeputiesPage } from "./pages/DeputiesPage.tsx";
import { HomePage } from "./pages/HomePage.tsx";
import { NotFoundPage } from "./pages/NotFoundPage.tsx";
import { SetPasswordPage } from "./pages/SetPasswordPage.tsx";
import { SignInPage } from "./pages/SignInPage.tsx";
import { SubmitPage } from "./pages/SubmitPage.tsx";
import { Frame } from "./parts/Frame.tsx";
import { Loading } from "./parts/Page.tsx";
import { Unread } from "./parts/Unread.tsx";
import { usePlace } from "./route.ts";
import { mayNameDeputy } from "./rules/may-name-deputy.ts";
import { SessionProvider, useSession } from "./session.tsx";
import { useSettings, useWords } from "./settings.tsx";

/** The pages of somebody who is, or wants to be, signed in. */
export function Portal() {
  return (
    <SessionProvider>
      <Framed />
    </SessionProvider>
  );
}

function Framed() {
  const { me } = useSession();
  const { choice, adopt, settle } = useSettings();
  const id = me?.id;
  useEffect(() => {
    if (me) adopt(me);
  }, [me, adopt]);
  useEffect(() => {
    if (id === undefined || choice === null) return;
    // Unsaved it holds on this device, and is saved with the next one.
    saveChoice(choice).then(
      () => {
        settle(choice);
        anythingChanged();
      },
      () => undefined,
    );
  }, [id, choice, settle]);
  useEffect(() => (id === undefined ? undefined : followChanges()), [id]);
  return (
    <Frame home="/portal" provider={me?.installation.name} account={<Account />}>
      <Pages />
    </Frame>
  );
}

function Pages() {
  const { path } = usePlace();
  const { me, problem, refresh } = useSession();
  if (/^\/portal\/(invitation|reset)$/.test(path)) return <SetPasswordPage />;
  const number = /^\/portal\/cases\/([\d-]+)$/.exec(path)?.[1];
  const catalogue = /^\/portal\/catalogue(?:\/(\d+))?$/.exec(path);
  const isPage =
    catalogue !== null ||
    number !== undefined ||
    ["/", "/portal", "/portal/new", "/portal/deputies", "/portal/sign-in"].includes(path);
  if (!isPage) return <NotFoundPage />;
  if (me === undefined) {
    return problem ? <Unread problem={problem} onRetry={refresh} /> : <Loading />;
  }
  if (me === null) return <SignInPage />;
  if (catalogue !== null) return <CataloguePage itemId={catalogue[1]} />;
  if (path === "/portal/new") return <SubmitPage />;
  if (path === "/portal/deputies") return mayNameDeputy(me) ? <DeputiesPage /> : <NotFoundPage />;
  return number === undefined ? <HomePage /> : <CasePage key={number} number={number} />;
}

function Account() {
  const { me, forget } = useSession();
  const { go } = usePlace();
  const words = useWords();
  const [isLeaving, setLeaving] = useState(false);
  if (!me) return null;
  const leave = async () => {
    setLeaving(true);
    try {
      await signOut();
      forget();
      go("/portal");
    } finally {
      setLeaving(false);
    }
  };
  return (
    <>
      <span class="small text2 bar-name">{me.name}</span>
      <button type="button" class="plain small" disabled={isLeaving} onClick={leave}>
        {words.signOut}
      </button>
    </>
  );
}
