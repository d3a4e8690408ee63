import { Download, Paperclip } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AttachmentView } from "#kernel/process/contract.ts";
import { Icon } from "../../kit/Icon.tsx";
import { sizeWords } from "./file-size.ts";

const shown = /^image\/(png|jpeg|gif|webp)$/;

/** Files that came with words or a move: pictures in small, everything to be saved. */
export function AttachmentLinks({ attachments }: { attachments: readonly AttachmentView[] }) {
  const { t } = useTranslation("cases");
  return (
    <ul className="attachments">
      {attachments.map(({ id, name, mediaType, size }) => (
        <li key={id}>
          <a href={`/api/v1/attachments/${id}`} download={name} title={t("files.save", { name })}>
            {shown.test(mediaType) ? (
              <img src={`/api/v1/attachments/${id}/preview`} alt={name} loading="lazy" />
            ) : (
              <Icon of={Paperclip} size={14} />
            )}
            <span className="cut">{name}</span>
            <span className="text3 whole">{sizeWords(size)}</span>
            <Icon of={Download} size={14} />
          </a>
        </li>
      ))}
    </ul>
  );
}
