/** @jsxImportSource preact */
import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useEffect, useState } from "preact/hooks";
import { ApiProblem, signedOut } from "./api/call.ts";
import { type Me, readMe } from "./api/session.ts";

export type Session = {
  /** undefined: not known yet; null: nobody. */
  me: Me | null | undefined;
  /** Somebody was signed in on this page and the server has ended it. */
  hasEnded: boolean;
  /** Why it could not be asked who is signed in; null: it could. */
  problem: ApiProblem | null;
  refresh: () => Promise<void>;
  forget: () => void;
};

const SessionContext = createContext<Session | null>(null);
export const useSession = () => useContext(SessionContext)!;

export function SessionProvider({ children }: { children: ComponentChildren }) {
  const [me, setMe] = useState<Me | null | undefined>(undefined);
  const [hasEnded, setEnded] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);

  const refresh = useCallback(async () => {
    try {
      setMe(await readMe());
      setEnded(false);
      setProblem(null);
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      if (failure.kind === "not-signed-in") setMe(null);
      else setProblem(failure);
    }
  }, []);

  useEffect(() => void refresh(), [refresh]);
  useEffect(() => {
    const end = () =>
      setMe((before) => {
        if (before) setEnded(true);
        return null;
      });
    addEventListener(signedOut, end);
    return () => removeEventListener(signedOut, end);
  }, []);

  const forget = () => {
    setMe(null);
    setEnded(false);
  };
  return (
    <SessionContext.Provider value={{ me, hasEnded, problem, refresh, forget }}>{children}</SessionContext.Provider>
  );
}
