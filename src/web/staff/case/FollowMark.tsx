import { useQuery } from "@tanstack/react-query";
import { AlarmClock, Bell, BellRing } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../kit/Icon.tsx";
import { useReader } from "../../kit/reader.tsx";
import { when } from "../../kit/when.ts";
import { mineQuery, toggleFollowing } from "./mine.ts";

/** Whether I follow this case and who else does, and whether my to-do of it sleeps; one press changes the first. */
export function FollowMark({ number }: { number: string }) {
  const { t } = useTranslation("tools");
  const reader = useReader();
  const { data } = useQuery(mineQuery(number));
  if (!data) return null;
  const others = data.followers.map(({ name }) => name).join(t("and"));
  const title = [t(data.isFollowing ? "follow.stop" : "follow.start"), others && t("follow.who", { names: others })]
    .filter(Boolean)
    .join(" · ");
  return (
    <>
      {data.snoozed && (
        <span className="small text2 whole asleep-mark">
          <Icon of={AlarmClock} size={14} />{" "}
          {data.snoozed.until ? t("snooze.until", { when: when(data.snoozed.until, reader) }) : t("snooze.sleeps")}
        </span>
      )}
      <button
        type="button"
        className={`case-tools follow${data.isFollowing ? " on" : ""}`}
        aria-pressed={data.isFollowing}
        aria-label={[t("follow.label"), data.followers.length || ""].join(" ").trim()}
        title={title}
        onClick={() => void toggleFollowing(number)}
      >
        <Icon of={data.isFollowing ? BellRing : Bell} size={16} />
        {data.followers.length > 0 && <span className="mono small">{data.followers.length}</span>}
      </button>
    </>
  );
}
