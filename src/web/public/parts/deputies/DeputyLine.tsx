/** @jsxImportSource preact */
import { readDeputies } from "../../api/deputies.ts";
import { mayNameDeputy } from "../../rules/may-name-deputy.ts";
import { dayOf, todayIn } from "../../rules/when.ts";
import { useSession } from "../../session.tsx";
import { useSettings } from "../../settings.tsx";
import { deputyWords } from "../../words/deputies.ts";
import { Icon } from "../icons.tsx";
import { Link } from "../Link.tsx";
import { useLive } from "../use-live.ts";

/** Whether somebody decides in the reader's place, and the way to say who; nothing for whoever has nothing to approve (D4). */
export function DeputyLine() {
  const { me } = useSession();
  if (!me || !mayNameDeputy(me)) return null;
  return <Line myId={me.id} today={todayIn(me.installation.zone, new Date())} />;
}

function Line({ myId, today }: { myId: string; today: string }) {
  const { language } = useSettings();
  const said = deputyWords[language];
  const { data } = useLive("deputies", null, readDeputies);
  const next = data?.items.find(({ person }) => person.id === myId);
  const say = (day: string) => dayOf(day, today, language);
  return (
    <p class="deputy-line small">
      <Link to="/portal/deputies">
        {next === undefined
          ? said.offer
          : next.from <= today
            ? said.now(next.deputy.name, say(next.until))
            : said.later(next.deputy.name, say(next.from))}
        <Icon name="right" />
      </Link>
    </p>
  );
}
