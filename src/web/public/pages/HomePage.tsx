/** @jsxImportSource preact */
import type { ApiProblem } from "../api/call.ts";
import { type CasePage, listCases, type Shelf } from "../api/cases.ts";
import { CaseRows, RowsComing } from "../parts/CaseRows.tsx";
import { DeputyLine } from "../parts/deputies/DeputyLine.tsx";
import { Icon } from "../parts/icons.tsx";
import { Link } from "../parts/Link.tsx";
import { MyApprovals } from "../parts/MyApprovals.tsx";
import { Notice, PageTitle } from "../parts/Page.tsx";
import { SearchBox } from "../parts/SearchBox.tsx";
import { Unread } from "../parts/Unread.tsx";
import { useLive } from "../parts/use-live.ts";
import { usePlace } from "../route.ts";
import { useSession } from "../session.tsx";
import { useSettings } from "../settings.tsx";
import { catalogueWords } from "../words/catalogue.ts";

/** The customer's first page: look for one case, report a problem, answer what we asked, and see where each of theirs stands. */
export function HomePage() {
  const { words, language } = useSettings();
  const { query } = usePlace();
  const { me } = useSession();
  const looked = query.get("q") ?? "";
  const isEnded = query.get("shelf") === "ended";
  return (
    <div class="home">
      <PageTitle name={words.home}>{words.home}</PageTitle>
      {me?.side === "staff" && (
        <Notice tone="plain">
          {words.staffHere} <a href="/staff">{words.staffHereAction}</a>
        </Notice>
      )}
      <div class="home-acts">
        <SearchBox shown={looked} />
        <Link to="/portal/new" class="button filled">
          <Icon name="plus" />
          {words.newCase}
        </Link>
        <Link to="/portal/catalogue" class="button">
          {catalogueWords[language].request}
        </Link>
      </div>
      {!looked && !isEnded && (
        <>
          <MyApprovals />
          <DeputyLine />
        </>
      )}
      {looked ? (
        <p class="found">
          <b>{words.listFound(looked)}</b> <Link to="/portal">{words.clearSearch}</Link>
        </p>
      ) : (
        <nav class="shelves" aria-label={words.home}>
          <ShelfLink to="/portal" isHere={!isEnded}>
            {words.listOpen}
          </ShelfLink>
          <ShelfLink to="/portal?shelf=ended" isHere={isEnded}>
            {words.listEnded}
          </ShelfLink>
        </nav>
      )}
      {looked || isEnded ? <OneShelf shelf={isEnded ? "ended" : "open"} looked={looked} /> : <Living />}
    </div>
  );
}

function ShelfLink({ to, isHere, children }: { to: string; isHere: boolean; children: string }) {
  return (
    <Link to={to} class={isHere ? "shelf here" : "shelf"} isCurrent={isHere}>
      {children}
    </Link>
  );
}

/** What lives: first what waits for a word of the reader, then what we are at. */
function Living() {
  const { words } = useSettings();
  const { data, problem, refresh } = useLive("living cases", null, async () => {
    const [yours, open] = await Promise.all([
      listCases({ shelf: "yours", words: "", cursor: null }),
      listCases({ shelf: "open", words: "", cursor: null }),
    ]);
    return { yours, open };
  });
  if (data === null) return <NotThere problem={problem} onRetry={refresh} />;
  const { yours, open } = data;
  return (
    <>
      <NotFresh problem={problem} />
      {yours.items.length > 0 && (
        <section aria-labelledby="yours">
          <h2 id="yours">{words.listYours}</h2>
          <CaseRows page={yours} shelf="yours" looked="" />
        </section>
      )}
      {yours.items.length > 0 && open.items.length > 0 && <h2>{words.listOurs}</h2>}
      {open.items.length > 0 && <CaseRows page={open} shelf="open" looked="" />}
      {yours.items.length + open.items.length === 0 && <p class="empty">{words.emptyOpen}</p>}
    </>
  );
}

function OneShelf({ shelf, looked }: { shelf: Shelf; looked: string }) {
  const { words } = useSettings();
  const name = `${shelf} ${looked}`;
  const { data, problem, refresh } = useLive<CasePage>(name, null, () =>
    listCases({ shelf, words: looked, cursor: null }),
  );
  if (data === null) return <NotThere problem={problem} onRetry={refresh} />;
  return (
    <>
      <NotFresh problem={problem} />
      {data.items.length === 0 ? (
        <p class="empty">{looked ? words.emptyFound(looked) : words.emptyEnded}</p>
      ) : (
        <CaseRows key={name} page={data} shelf={shelf} looked={looked} />
      )}
    </>
  );
}

function NotThere({ problem, onRetry }: { problem: ApiProblem | null; onRetry: () => void }) {
  return problem === null ? <RowsComing /> : <Unread problem={problem} onRetry={onRetry} />;
}

function NotFresh({ problem }: { problem: ApiProblem | null }) {
  const { words } = useSettings();
  return problem && <Notice tone="plain">{words.notFresh}</Notice>;
}
