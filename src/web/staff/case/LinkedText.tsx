import { Link } from "@tanstack/react-router";

/** 4827-3165, but not the end of a telephone number (138-5550-0116). */
const number = /(?<![\d-])(\d{4}-\d{3,5})(?![\d-])/;

/** Words as they were written; numbers of cases in them lead there. */
export function LinkedText({ children }: { children: string }) {
  return children.split(number).map((part, at) =>
    at % 2 === 1 ? (
      <Link key={at} to={`/cases/${part}`} className="mono">
        {part}
      </Link>
    ) : (
      part
    ),
  );
}
