/** @jsxImportSource preact */
import { useId, useRef } from "preact/hooks";
import { largestFileMegabytes, mostFiles } from "../api/files.ts";
import { useWords } from "../settings.tsx";
import { Icon } from "./icons.tsx";

type Props = {
  files: readonly File[];
  onChange: (files: File[]) => void;
  fault: string | null;
  onFault: (fault: string | null) => void;
};

/** Photos and files to send along; on a phone the camera is one of the choices. */
export function Files({ files, onChange, fault, onFault }: Props) {
  const words = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const add = () => {
    const chosen = Array.from(input.current?.files ?? []).filter((file) => !files.some((one) => isSame(one, file)));
    const small = chosen.filter((file) => file.size <= largestFileMegabytes * 1_048_576);
    const big = chosen.find((file) => !small.includes(file));
    const all = [...files, ...small];
    const tooMany = all.length > mostFiles ? words.filesTooMany(mostFiles) : null;
    onFault(big ? words.fileTooBig(big.name, largestFileMegabytes) : tooMany);
    onChange(all.slice(0, mostFiles));
    if (input.current) input.current.value = "";
  };
  return (
    <div class="files">
      <input ref={input} id={id} class="unseen" type="file" multiple onChange={add} aria-describedby={`${id}-hint`} />
      <label class="button" htmlFor={id}>
        <Icon name="clip" />
        {words.addFiles}
      </label>
      <span id={`${id}-hint`} class="hint">
        {words.filesHint(largestFileMegabytes)}
      </span>
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <ul>
        {files.map((file) => (
          <li key={`${file.name} ${file.size} ${file.lastModified}`}>
            <span class="cut">{file.name}</span>
            <button
              type="button"
              class="plain"
              aria-label={words.removeFile(file.name)}
              onClick={() => {
                onChange(files.filter((one) => one !== file));
                onFault(null);
              }}
            >
              <Icon name="cross" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const isSame = (one: File, other: File) =>
  one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
