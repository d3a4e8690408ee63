import { useQueryClient } from "@tanstack/react-query";
import { Paperclip, X } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { fileOperations } from "#kernel/files/contract.ts";
import { type CaseView, caseOperations } from "#kernel/process/contract.ts";
import { Composer, type Message, type Visibility } from "../../kit/Composer.tsx";
import { Icon } from "../../kit/Icon.tsx";
import { call, upload } from "../client/call.ts";
import { typingOn } from "../live/looking.ts";
import { useMe } from "../session/me.ts";
import { sizeWords } from "./file-size.ts";
import { isHeard, partnerOf } from "./partner.ts";
import { offersFor } from "./talk-offers.ts";

/** Reply and note. Files go with the words they were chosen for, and only when these are sent. */
export function CaseTalk({ view }: { view: CaseView }) {
  const { t } = useTranslation("cases");
  const me = useMe();
  const queries = useQueryClient();
  const [files, setFiles] = useState<readonly File[]>([]);
  // Uploaded before an answer was lost: trying again sends no file twice.
  const uploaded = useRef(new Map<File, string>());
  const { number } = view;
  const may = { ...view.may, reply: view.may.reply && isHeard(view) };
  if (!may.reply && !may.note) return null;
  const send = async ({ visibility, body, mentions }: Message) => {
    const attachments: string[] = [];
    for (const file of files) attachments.push(uploaded.current.get(file) ?? (await sendFile(file, visibility)));
    await call(caseOperations.comment, { params: { number }, body: { body, visibility, attachments, mentions } });
    setFiles([]);
    uploaded.current.clear();
    for (const queryKey of [["cases"], ["case-counts"]]) void queries.invalidateQueries({ queryKey });
    await queries.invalidateQueries({ queryKey: ["case", number] });
  };
  const sendFile = async (file: File, visibility: Visibility): Promise<string> => {
    const form = new FormData();
    form.set("visibility", visibility);
    form.set("file", file, file.name);
    const { items } = await upload(fileOperations.upload, { params: { number }, form });
    const id = items[0]!.id;
    uploaded.current.set(file, id);
    return id;
  };
  const partner = partnerOf(view);
  const nobody = t(partner === "circle" ? "context.circle" : "context.unknownRequester");
  const name = (partner === "supplier" ? view.organisation?.name : view.requester.name) ?? nobody;
  const contact = view.requester.email ?? view.requester.phone;
  return (
    <Composer
      draftKey={`${me.id}.${number}`}
      partner={partner}
      receivers={[name, partner !== "colleague" && contact && t("channel.portal")].filter(Boolean).join(" · ")}
      customerNames={view.requester.name ? [view.requester.name] : []}
      may={may}
      onSend={send}
      offers={(visibility) => offersFor(number, visibility, { blind: t("talk.blind") })}
      onTyping={() => typingOn(number)}
      tools={may.attach && <ChosenFiles files={files} onChange={setFiles} />}
    />
  );
}

function ChosenFiles({ files, onChange }: { files: readonly File[]; onChange: (files: readonly File[]) => void }) {
  const { t } = useTranslation("cases");
  const input = useRef<HTMLInputElement>(null);
  return (
    <span className="chosen-files">
      <button type="button" className="quiet-button" onClick={() => input.current?.click()}>
        <Icon of={Paperclip} size={14} /> {t("files.add")}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t("files.add")}
        onChange={(event) => {
          onChange([...files, ...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      {files.map((file) => (
        <span key={`${file.name} ${file.lastModified}`} className="file small">
          <span className="cut">{file.name}</span>
          <span className="text3 whole">{sizeWords(file.size)}</span>
          <button
            type="button"
            aria-label={t("files.drop", { name: file.name })}
            onClick={() => onChange(files.filter((other) => other !== file))}
          >
            <Icon of={X} size={12} />
          </button>
        </span>
      ))}
    </span>
  );
}
