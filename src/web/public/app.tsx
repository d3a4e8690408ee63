/** @jsxImportSource preact */
import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { isTracking } from "./api/link-token.ts";
import { TrackPages } from "./pages/TrackPages.tsx";
import { PlaceContext, useAddress } from "./route.ts";
import { SettingsProvider } from "./settings.tsx";

/** Tracking pages come with the entry, as most readers want only them; the portal is fetched when it is wanted. */
export function App() {
  const place = useAddress();
  return (
    <SettingsProvider>
      <PlaceContext.Provider value={place}>{isTracking() ? <TrackPages /> : <LaterPortal />}</PlaceContext.Provider>
    </SettingsProvider>
  );
}

function LaterPortal() {
  const [Portal, setPortal] = useState<FunctionComponent | null>(null);
  useEffect(() => void import("./portal.tsx").then((loaded) => setPortal(() => loaded.Portal)), []);
  return Portal && <Portal />;
}
