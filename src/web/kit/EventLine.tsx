import { useReader } from "./reader.tsx";
import { clockTime, fullTime } from "./when.ts";
import "./timeline.css";

type Props = {
  at: string;
  /** A 14 px icon or a state or clock shape. */
  sign: React.ReactNode;
  /** The colour of the sign, where it is a state's or time's. */
  tone?: "open" | "wait" | "done" | "off" | "warn" | "late";
  /** One line: 沈一苇 派给 网络与终端组. Names in <b>. */
  children: React.ReactNode;
  /** What the move filled in, shown under the line. */
  details?: React.ReactNode;
};

/** Something that happened: one line, no box. */
export function EventLine({ at, sign, tone, children, details }: Props) {
  const { zone } = useReader();
  return (
    <div className="event-line">
      <time dateTime={at} title={fullTime(at, zone)}>
        {clockTime(at, zone)}
      </time>
      <span className={`sign ${tone ?? ""}`}>{sign}</span>
      <div className="said">
        <p>{children}</p>
        {details && <div className="details">{details}</div>}
      </div>
    </div>
  );
}
