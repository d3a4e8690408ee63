import { createContext } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";

/** Where the reader is. The address is the whole truth: reload and back always work. */
export type Place = { path: string; query: URLSearchParams; go: (to: string, how?: "push" | "replace") => void };

export const PlaceContext = createContext<Place>({ path: "/", query: new URLSearchParams(), go: () => {} });
export const usePlace = () => useContext(PlaceContext);

/** Follows the address; one user at the root of the client. */
export function useAddress(): Place {
  const [address, setAddress] = useState(location.pathname + location.search);
  useEffect(() => {
    const follow = () => setAddress(location.pathname + location.search);
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
  const [path = "/", query = ""] = address.split("?");
  return {
    path: path.length > 1 ? path.replace(/\/+$/, "") : path,
    query: new URLSearchParams(query),
    go: (to, how = "push") => {
      if (how === "push") history.pushState(null, "", to);
      else history.replaceState(null, "", to);
      setAddress(location.pathname + location.search);
      scrollTo(0, 0);
    },
  };
}

/** Takes a link token out of the address before anything else can see it: it must stay in no history and reach no log. */
function takeToken(): string | null {
  const token = location.hash.replace(/^#(token=)?/, "");
  // `#content` is where the skip link leads.
  if (token === "" || token === "content") return null;
  history.replaceState(null, "", location.pathname + location.search);
  return token;
}

/** The token the page was opened with; `onAnother`: a second link was opened in the same place, which loads nothing anew. */
export function useToken(onAnother: (token: string) => void): string | null {
  const [token] = useState(takeToken);
  const hear = useRef(onAnother);
  hear.current = onAnother;
  useEffect(() => {
    const look = () => {
      const another = takeToken();
      if (another !== null) hear.current(another);
    };
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  return token;
}
