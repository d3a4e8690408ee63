import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./Icon.tsx";
import "./lines.css";

/** 28 px over the page while the browser has no network: moves wait, drafts go on. */
export function OfflineBar() {
  const { t } = useTranslation();
  if (useOnline()) return null;
  return (
    <div className="offline-bar" role="status">
      <Icon of={WifiOff} size={14} />
      {t("offline")}
    </div>
  );
}

/** Whether the browser believes it has a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}

function subscribe(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}
