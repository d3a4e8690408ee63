import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { FieldHelp } from "#web/staff/screens.ts";
import { roomQuery } from "./ask.ts";

/** Below the question whether those that follow are solved with it: whom that tells (D12). */
export function FollowersTold({ number }: FieldHelp) {
  const { t } = useTranslation("serious");
  const { data } = useQuery(roomQuery(number));
  if (!data) return null;
  if (data.followers.length === 0) return <p className="small text2">{t("room.noFollowers")}</p>;
  return (
    <p className="small text2">
      {t("room.tells", { count: data.tells.length })} {data.tells.map(({ name }) => name).join(t("room.and"))}
    </p>
  );
}
