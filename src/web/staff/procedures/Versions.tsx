import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useReader } from "../../kit/reader.tsx";
import { fullTime } from "../../kit/when.ts";
import { useSay } from "../../words/language.ts";
import { useVersions } from "./ask.ts";

type Version = NonNullable<ReturnType<typeof useVersions>>["items"][number];

/** Every version of the procedure, newest first, and what each changed in the one before. */
export function Versions({ process, shown }: { process: string; shown: number }) {
  const { t } = useTranslation("procedures");
  const versions = useVersions(process)?.items ?? [];
  return (
    <section id="versions">
      <h2>{t("section.versions")}</h2>
      <ol className="versions">
        {versions.map((version) => (
          <VersionLine key={version.version} process={process} version={version} isShown={version.version === shown} />
        ))}
      </ol>
    </section>
  );
}

function VersionLine({ process, version, isShown }: { process: string; version: Version; isShown: boolean }) {
  const { t } = useTranslation("procedures");
  const { zone } = useReader();
  const { differences } = version;
  const title = t("versionLine", {
    version: version.version,
    day: fullTime(version.publishedAt, zone).slice(0, 10),
    by: version.publishedBy ?? t("shipped"),
  });
  return (
    <li>
      <p className="row">
        {isShown ? (
          <b>{title}</b>
        ) : (
          <Link to={`/procedures/${process}`} search={{ version: version.version }}>
            {title}
          </Link>
        )}
        <span className="small text3">{t(`versionState.${version.state}`)}</span>
      </p>
      {differences.length > 0 && (
        <details>
          <summary>{t("differences", { count: differences.length })}</summary>
          <ul className="small">
            {differences.map((one) => (
              <Difference key={`${one.part} ${one.key}`} one={one} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Difference({ one }: { one: Version["differences"][number] }) {
  const { t } = useTranslation("procedures");
  const say = useSay();
  return (
    <li>
      <span className="text3">{t(`part.${one.part}`)}</span> <b>{say(one.title)}</b> {t(`what.${one.what}`)}
      {one.changes.length > 0 && (
        <ul>
          {one.changes.map(({ path, before, after }) => (
            <li key={path}>
              {path && <span className="mono text3">{path} </span>}
              <del>{before || t("empty")}</del> → <ins>{after || t("empty")}</ins>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
