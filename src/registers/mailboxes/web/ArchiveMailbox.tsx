import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "#web/kit/Act.tsx";
import { Sheet } from "#web/kit/Sheet.tsx";
import type { Saving } from "#web/staff/admin/use-save.ts";
import type { MailboxView } from "../contract.ts";

type Props = { mailbox: MailboxView; saving: Saving; onAct: () => void };

/** Letters stop coming in at once, hence it is asked; taking into use again harms nobody. */
export function ArchiveMailbox({ mailbox, saving, onAct }: Props) {
  const { t } = useTranslation("mailboxes");
  const { t: ta } = useTranslation("admin");
  const [isAsking, setAsking] = useState(false);
  if (mailbox.archivedAt !== null)
    return (
      <Act small quiet busy={saving.busy} onAct={onAct}>
        {ta("restore")}
      </Act>
    );
  return (
    <>
      <Act small quiet harmful onAct={() => setAsking(true)}>
        {ta("archive")}
      </Act>
      {isAsking && (
        <Sheet label={t("archiveTitle")} onClose={() => setAsking(false)} width={460}>
          <div className="confirm-harm">
            <h2>{t("archiveTitle")}</h2>
            <p>{t("archiveWhat", { address: mailbox.address })}</p>
            <div className="row">
              <Act
                harmful
                busy={saving.busy}
                onAct={() => {
                  setAsking(false);
                  onAct();
                }}
              >
                {ta("archive")}
              </Act>
              <Act quiet onAct={() => setAsking(false)}>
                {ta("cancel")}
              </Act>
            </div>
          </div>
        </Sheet>
      )}
    </>
  );
}
