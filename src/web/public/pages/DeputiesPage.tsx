/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { ApiProblem } from "../api/call.ts";
import { type DeputyView, endDeputy, readDeputies } from "../api/deputies.ts";
import { BackLine } from "../parts/BackLine.tsx";
import { NameDeputy } from "../parts/deputies/NameDeputy.tsx";
import { Loading, Notice, PageTitle } from "../parts/Page.tsx";
import { problemWords } from "../parts/problem-words.ts";
import { Unread } from "../parts/Unread.tsx";
import { useLive } from "../parts/use-live.ts";
import { useWhen } from "../parts/use-when.ts";
import { dayOf, todayIn } from "../rules/when.ts";
import { useSession } from "../session.tsx";
import { useSettings } from "../settings.tsx";
import { deputyWords } from "../words/deputies.ts";

/** A customer's representative says who decides in their place while they are away, and takes it back (D4). */
export function DeputiesPage() {
  const settings = useSettings();
  const { words, language } = settings;
  const said = deputyWords[language];
  const { me } = useSession();
  const { data, problem, refresh } = useLive("deputies", null, readDeputies);
  const [done, setDone] = useState("");
  const [failure, setFailure] = useState<ApiProblem | null>(null);
  const [ending, setEnding] = useState<string | null>(null);
  const today = todayIn(me!.installation.zone, new Date());

  const end = async ({ id, deputy }: DeputyView) => {
    setEnding(id);
    setFailure(null);
    setDone("");
    try {
      await endDeputy(id);
      setDone(said.ended(deputy.name));
    } catch (refused) {
      if (!(refused instanceof ApiProblem)) throw refused;
      setFailure(refused);
    } finally {
      setEnding(null);
      await refresh();
    }
  };
  return (
    <div class="narrow">
      <BackLine to="/portal">{words.home}</BackLine>
      <PageTitle name={said.title}>{said.title}</PageTitle>
      <p class="lead-in">{said.lead}</p>
      {data === null && (problem ? <Unread problem={problem} onRetry={refresh} /> : <Loading />)}
      {data && (
        <>
          {done && <Notice tone="good">{done}</Notice>}
          {failure && <Notice tone="error">{problemWords(failure, settings)}</Notice>}
          {!data.items.some(({ person }) => person.id === me!.id) && <p class="no-deputy text2">{said.none}</p>}
          {data.items.length > 0 && (
            <ul class="rows">
              {data.items.map((one) => (
                <Standing
                  key={one.id}
                  one={one}
                  isMine={one.person.id === me!.id}
                  today={today}
                  isEnding={ending === one.id}
                  onEnd={end}
                />
              ))}
            </ul>
          )}
          <h2>{said.add}</h2>
          <NameDeputy
            today={today}
            onNamed={({ deputy }) => {
              setFailure(null);
              setDone(said.named(deputy.name));
              void refresh();
              scrollTo(0, 0);
            }}
          />
          {data.past.length > 0 && <Past past={data.past} today={today} />}
        </>
      )}
    </div>
  );
}

type StandingProps = {
  one: DeputyView;
  isMine: boolean;
  today: string;
  isEnding: boolean;
  onEnd: (one: DeputyView) => Promise<void>;
};

function Standing({ one, isMine, today, isEnding, onEnd }: StandingProps) {
  const { language } = useSettings();
  const said = deputyWords[language];
  const isOn = one.from <= today;
  return (
    <li class="deputy">
      <div>
        <b>{isMine ? said.mine(one.deputy.name) : said.forOther(one.person.name)}</b>
        {isOn && <span class="state open">{said.on}</span>}
        <span class="small text2 deputy-days">
          {said.days(dayOf(one.from, today, language), dayOf(one.until, today, language))}
        </span>
      </div>
      {isMine && (
        <button type="button" class="button" disabled={isEnding} onClick={() => void onEnd(one)}>
          {isOn ? said.end : said.withdraw}
        </button>
      )}
    </li>
  );
}

function Past({ past, today }: { past: readonly DeputyView[]; today: string }) {
  const { language } = useSettings();
  const said = deputyWords[language];
  const say = useWhen();
  return (
    <details class="past-deputies">
      <summary class="small text2">
        {said.past} ({past.length})
      </summary>
      <ul class="small text2">
        {past.map((one) => (
          <li key={one.id}>
            {[
              one.deputy.name,
              said.days(dayOf(one.from, today, language), dayOf(one.until, today, language)),
              one.endedAt && said.endedEarly(say(one.endedAt)),
            ]
              .filter(Boolean)
              .join(" · ")}
          </li>
        ))}
      </ul>
    </details>
  );
}
