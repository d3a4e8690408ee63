import { Dropdown } from "antd";
import { ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { MoveView } from "#kernel/process/contract.ts";
import { useSay } from "../words/language.ts";
import { Act } from "./Act.tsx";
import { Icon } from "./Icon.tsx";
import { arrangeMoves } from "./move-order.ts";
import { useOnline } from "./OfflineBar.tsx";
import { useIsPhone } from "./width.ts";
import "./move-bar.css";

type Props = {
  moves: readonly MoveView[];
  onMove: (move: MoveView) => void;
  /** How many stand open before the rest go into 更多. */
  shown?: number;
  /** The move whose request is under way. */
  busy?: string;
};

/** The moves open to me, in one place: one filled, the others with their key, the rest under 更多. On phones fixed at the bottom. */
export function MoveBar({ moves, onMove, shown = 4, busy }: Props) {
  const { t } = useTranslation();
  const say = useSay();
  const phone = useIsPhone();
  const online = useOnline();
  const { open, rest } = arrangeMoves(moves, phone ? 1 : shown);
  const items = rest.map((move) => ({ key: move.key, label: say(move.title), onClick: () => onMove(move) }));
  if (open.length + items.length === 0) return null;
  return (
    <section className={phone ? "move-bar bottom" : "move-bar"} aria-label={t("moves.label")}>
      {open.map((move, at) => (
        <Act
          key={move.key}
          filled={at === 0 && move.isPrimary}
          keys={move.shortcut ?? undefined}
          group={t("keys.moves")}
          busy={busy === move.key}
          disabled={!online || (busy !== undefined && busy !== move.key)}
          title={say(move.about) || undefined}
          onAct={() => onMove(move)}
        >
          {say(move.title)}
        </Act>
      ))}
      {items.length > 0 && (
        <Dropdown trigger={["click"]} menu={{ items }} disabled={!online}>
          <button type="button" className="more">
            {t("moves.more")} <Icon of={ChevronDown} size={14} />
          </button>
        </Dropdown>
      )}
    </section>
  );
}
