import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type RegisterUse, registerChangeOperations, type UsedRegister } from "#registers/record-keeping/contract.ts";
import { useSay } from "../../words/language.ts";
import { call } from "../client/call.ts";

const used: readonly UsedRegister[] = ["services", "categories", "teams", "calendars", "service-levels", "macros"];

/** Who names this record: what would miss it if it were gone. */
export function UsedIn({ register, record }: { register: string; record: string }) {
  const { t } = useTranslation("changeLog");
  const known = used.find((one) => one === register);
  const { data } = useQuery({
    queryKey: ["register-uses", register, record],
    queryFn: ({ signal }) => call(registerChangeOperations.uses, { query: { register: known!, record } }, { signal }),
    enabled: known !== undefined && /^\d+$/.test(record),
  });
  if (!data) return null;
  return (
    <section className="used-in">
      <h2>{t("usedIn")}</h2>
      {data.items.length === 0 && <p className="small text3">{t("usedNowhere")}</p>}
      <ul className="small">
        {data.items.map((use) => (
          <UseLine key={use.kind} use={use} cap={data.cap} register={register} record={record} />
        ))}
      </ul>
    </section>
  );
}

const places: Partial<Record<RegisterUse["kind"], string>> = {
  services: "/admin/services",
  categories: "/admin/categories",
  levels: "/admin/levels",
  organisations: "/admin/organisations",
  members: "/people",
  macros: "/admin/macros",
  procedures: "/procedures",
};

type LineProps = { use: RegisterUse; cap: number; register: string; record: string };

function UseLine({ use: { kind, count, first }, cap, register, record }: LineProps) {
  const { t } = useTranslation("changeLog");
  const say = useSay();
  const figure = count > cap ? `${cap}+` : String(count);
  const title = t(`use.${kind}`, { count, figure });
  return (
    <li>
      {kind === "cases" && register === "teams" ? (
        <Link to="/cases" search={{ view: "open", team: record }}>
          {title}
        </Link>
      ) : (
        <b>{title}</b>
      )}{" "}
      {first.map(({ id, name }, at) => (
        <span key={id}>
          {at > 0 && t("list")}
          <Link to={`${places[kind]}/${id}`}>{typeof name === "string" ? name : say(name)}</Link>
        </span>
      ))}
      {first.length > 0 && count > first.length && " …"}
    </li>
  );
}
