import { Monitor, Plus } from "lucide-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallerView } from "#kernel/people/contract.ts";
import { Act } from "../../kit/Act.tsx";
import { EmptyLine } from "../../kit/EmptyLine.tsx";
import { useHotkey } from "../../kit/hotkeys.ts";
import { KeyHint } from "../../kit/KeyHint.tsx";
import { useMay } from "../session/me.ts";
import { Card } from "./Card.tsx";
import type { DeskDraft } from "./draft.ts";
import { useDeskRegisters } from "./registers.ts";

type Props = {
  devices: CallerView["devices"];
  organisation: NonNullable<CallerView["organisation"]>;
  draft: DeskDraft;
  change: (part: Partial<DeskDraft>) => void;
};
type Chosen = { id: string; model: string; serial: string };

/** What the caller's organisation has; one click names it in the form, and one not known yet is added here (D2). */
export function Devices({ devices, organisation, draft, change }: Props) {
  const { t } = useTranslation("desk");
  const may = useMay();
  const { NewDevice } = useDeskRegisters();
  const [isAdding, setAdding] = useState(false);
  const chosen = draft.device?.id ?? null;
  useHotkey("alt+s", () => document.querySelector<HTMLElement>(".desk .devices button")?.focus(), {
    label: t("keys.devices"),
    group: t("keys.group"),
  });
  const take = ({ id, model, serial }: Chosen) =>
    change({
      device: { id, name: [model, serial].filter(Boolean).join(" ") },
      deviceModel: model,
      deviceSerial: serial,
    });
  const choose = (device: Chosen) =>
    device.id === chosen ? change({ device: null, deviceModel: "", deviceSerial: "" }) : take(device);
  const known = draft.device === null ? draft : { deviceModel: "", deviceSerial: "" };
  return (
    <Card
      icon={Monitor}
      title={t("devices.title")}
      beside={
        <>
          {may("device.manage") && (
            <Act small quiet icon={Plus} onAct={() => setAdding(true)}>
              {t("devices.add")}
            </Act>
          )}
          {devices.length > 0 && <KeyHint keys="alt+s" />}
        </>
      }
    >
      {devices.length === 0 && <EmptyLine>{t("devices.none")}</EmptyLine>}
      <ul className="choices devices">
        {devices.map((device) => (
          <li key={device.id}>
            <button type="button" aria-pressed={device.id === chosen} onClick={() => choose(device)}>
              <span className="row">
                <b className="cut">{device.model}</b>
                <span className="space" />
                <span className="mono small">{device.serial}</span>
              </span>
              <span className="small text2 cut">{[device.name, device.site].filter(Boolean).join(" · ")}</span>
            </button>
          </li>
        ))}
      </ul>
      {isAdding && (
        <Suspense>
          <NewDevice
            organisation={organisation}
            known={{ model: known.deviceModel, serial: known.deviceSerial }}
            onMade={take}
            onClose={() => setAdding(false)}
          />
        </Suspense>
      )}
    </Card>
  );
}
