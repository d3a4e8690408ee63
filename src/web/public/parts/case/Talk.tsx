/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { AttachmentView, TimelineEntry } from "#kernel/process/contract.ts";
import { filePath, saveFile } from "../../api/files.ts";
import { isTracking } from "../../api/link-token.ts";
import { useSettings } from "../../settings.tsx";
import { Icon } from "../icons.tsx";
import { useWhen } from "../use-when.ts";

const shownAtFirst = 12;

/** What was said, newest first: our words on white at the left, the customer's own tinted at the right, notices as one line. */
export function Talk({ entries }: { entries: readonly TimelineEntry[] }) {
  const { words } = useSettings();
  const [isWhole, setWhole] = useState(false);
  const said = entries
    .flatMap(asSaid)
    .filter((entry) => entry.body !== null || entry.told !== null || entry.attachments.length > 0 || entry.isErased)
    .reverse();
  const shown = isWhole ? said : said.slice(0, shownAtFirst);
  return (
    <section class="talk" aria-labelledby="talk">
      <h2 id="talk">
        {words.talk} {said.length > 1 && <span class="small text2">{words.talkNewest}</span>}
      </h2>
      {said.length === 0 && <p class="text2 small">{words.talkEmpty}</p>}
      <ol>
        {shown.map((entry) => (
          <Saying key={`${entry.seq} ${entry.body === null}`} entry={entry} />
        ))}
      </ol>
      {said.length > shown.length && (
        <button type="button" class="button wide" onClick={() => setWhole(true)}>
          {words.talkEarlier}
        </button>
      )}
    </section>
  );
}

/** What was registered stands under its own head; of what somebody said and what we answered to it each is a saying. */
function asSaid(entry: TimelineEntry): TimelineEntry[] {
  if (entry.kind === "registered") return [{ ...entry, body: null }];
  if (entry.body === null || entry.told === null) return [entry];
  return [
    { ...entry, told: null },
    { ...entry, body: null, attachments: [] },
  ];
}

function Saying({ entry }: { entry: TimelineEntry }) {
  const { words, language } = useSettings();
  const say = useWhen();
  const { actor } = entry;
  const isNotice = entry.body === null && entry.attachments.length === 0;
  // Customers are given no other ids than their own.
  const isMe = actor.side === "customer" && actor.id !== null;
  const isTheirs = actor.side === "customer" || actor.side === "supplier";
  const look = isNotice ? "notice-line" : isTheirs ? "mine" : "ours";
  const erasedWords = ({ erased }: TimelineEntry) =>
    erased === null ? words.erased : words.erasedBy(erased.by[language], erased.because);
  const name = isNotice ? words.told : isMe ? words.me : actor.name[language];
  return (
    <li class={`saying ${look}`}>
      <p class="saying-head">
        <b>{name}</b>
        <time dateTime={entry.occurredAt}>{say(entry.occurredAt)}</time>
      </p>
      <p class="saying-words">{entry.isErased ? erasedWords(entry) : (entry.body ?? entry.told?.[language])}</p>
      {entry.attachments.length > 0 && (
        <ul class="attached">
          {entry.attachments.map((file) => (
            <Attached key={file.id} file={file} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Attached({ file }: { file: AttachmentView }) {
  const content = (
    <>
      <Icon name="clip" />
      <span>{file.name}</span>
      <span class="file-size text2 small">{sizeWords(file.size)}</span>
    </>
  );
  return (
    <li>
      {isTracking() ? (
        <button type="button" class="attachment plain" onClick={() => void saveFile(file.id, file.name)}>
          {content}
        </button>
      ) : (
        <a class="attachment" href={`/api/v1${filePath(file.id)}`} download={file.name}>
          {content}
        </a>
      )}
    </li>
  );
}

const sizeWords = (bytes: number) =>
  bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} kB`;
