/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { type OfferedItem, readCatalogue } from "../api/catalogue.ts";
import { BackLine } from "../parts/BackLine.tsx";
import { RowsComing } from "../parts/CaseRows.tsx";
import { Icon, ItemIcon } from "../parts/icons.tsx";
import { Link } from "../parts/Link.tsx";
import { PageTitle } from "../parts/Page.tsx";
import { Unread } from "../parts/Unread.tsx";
import { useLive } from "../parts/use-live.ts";
import { usePlace } from "../route.ts";
import { byGroup, findItems } from "../rules/find-items.ts";
import { useSettings } from "../settings.tsx";
import { catalogueWords } from "../words/catalogue.ts";
import { AskForm } from "./AskForm.tsx";

/** What can be asked for (L1, D4): one box to find it first, then the groups; an item opens its form. */
export function CataloguePage({ itemId }: { itemId: string | undefined }) {
  const { language } = useSettings();
  const { data, problem, refresh } = useLive("catalogue", null, readCatalogue);
  const said = catalogueWords[language];
  if (data === null) return problem === null ? <RowsComing /> : <Unread problem={problem} onRetry={refresh} />;
  if (itemId === undefined) return <Items items={data} />;
  const item = data.find(({ id }) => id === itemId);
  if (item === undefined)
    return (
      <div class="narrow">
        <PageTitle name={said.gone}>{said.gone}</PageTitle>
        <p class="lead-in">{said.goneLead}</p>
        <Link to="/portal/catalogue" class="button filled wide">
          {said.back}
        </Link>
      </div>
    );
  return <AskForm key={item.id} item={item} />;
}

function Items({ items }: { items: readonly OfferedItem[] }) {
  const { words, language } = useSettings();
  const said = catalogueWords[language];
  const { query } = usePlace();
  const [typed, setTyped] = useState(query.get("q") ?? "");
  const found = findItems(items, typed);
  return (
    <div class="catalogue">
      <BackLine to="/portal">{words.home}</BackLine>
      <PageTitle name={said.title}>{said.title}</PageTitle>
      <p class="lead-in">{said.lead}</p>
      <label class="unseen" htmlFor="find-item">
        {said.search}
      </label>
      <div class="search-line">
        <Icon name="search" />
        <input
          id="find-item"
          type="search"
          autoComplete="off"
          placeholder={said.search}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {found.length === 0 && (
        <div class="empty" role="status">
          <p>{typed.trim() === "" ? said.none : said.notFound(typed.trim())}</p>
          <Link to="/portal/new" class="button">
            {said.report}
          </Link>
        </div>
      )}
      {byGroup(found).map((group) => (
        <section key={group.key} aria-labelledby={`group-${group.key}`}>
          <h2 id={`group-${group.key}`}>{group.items[0]!.groupTitle[language]}</h2>
          <ul class="items">
            {group.items.map((item) => (
              <li key={item.id}>
                <Link to={`/portal/catalogue/${item.id}`} class="item">
                  <ItemIcon name={item.icon} />
                  <span class="item-words">
                    <b>{item.name[language]}</b>
                    <span class="small text2">{item.description[language]}</span>
                  </span>
                  <Icon name="right" />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
