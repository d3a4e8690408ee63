import { Link } from "@tanstack/react-router";

/** 4827-3165, but not the end of a telephone number (138-5550-0116); and the days and times the system writes: 11-20 16:09. */
const marked = /((?<![\d-])\d{4}-\d{3,5}(?![\d-])|(?<![\d-])\d\d-\d\d(?: \d\d:\d\d)?(?![\d-]))/;
const isNumber = /^\d{4}-/;

/** Words as they were written; numbers of cases in them lead there, and no day is torn in two at the end of a line. */
export function LinkedText({ children }: { children: string }) {
  return children.split(marked).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : isNumber.test(part) ? (
      <Link key={at} to={`/cases/${part}`} className="mono">
        {part}
      </Link>
    ) : (
      <span key={at} className="whole">
        {part}
      </span>
    ),
  );
}
