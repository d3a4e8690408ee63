import { Link } from "@tanstack/react-router";

const number = /\b(\d{4}-\d{3,5})\b/;

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
