/** @jsxImportSource preact */
import type { CaseView } from "#kernel/process/contract.ts";
import type { Words } from "#kernel/words/words.ts";
import { sayPhone } from "../../rules/phone.ts";
import { ratingName } from "../../rules/rating.ts";
import { useSettings } from "../../settings.tsx";
import { supplierWords } from "../../words/supplier.ts";
import { useWhen } from "../use-when.ts";

/** A known device says all of these itself, in one line. */
const ofDevice = ["device", "deviceModel", "deviceSerial"];

/** What was asked by a catalogue item, each answer under its own question. */
const answersOf = ({ value }: CaseView["fields"][number]) =>
  (Array.isArray(value) ? value : []) as { title: Words; text: Words }[];

/** What was registered, in the customer's own words. */
export function Facts({ record }: { record: CaseView }) {
  const { words, language } = useSettings();
  const say = useWhen();
  const sayField = ({ type, value, words: said }: CaseView["fields"][number]): string => {
    if (type === "date-time") return say(String(value));
    return type === "rating" ? ratingName(words, Number(value), 4) : said[language];
  };
  const facts: [string, string][] = [
    [words.factCreated, say(record.createdAt)],
    ...record.fields
      .filter(({ key, text }) => text !== "" && !(record.device && ofDevice.includes(key)))
      // A rating was given for a solution: reopened, it no longer says anything.
      .filter(({ type }) => type !== "rating" || record.state.family === "done")
      .flatMap((field): [string, string][] =>
        field.type === "answers"
          ? answersOf(field).map(({ title, text }) => [title[language], text[language]])
          : [[field.title[language], sayField(field)]],
      ),
    ...(record.device
      ? [[words.factDevice, `${record.device.model} ${record.device.serial}`] as [string, string]]
      : []),
    ...(record.requester.name ? [[words.factPerson, record.requester.name] as [string, string]] : []),
    ...(record.requester.phone ? [[words.factPhone, sayPhone(record.requester.phone)] as [string, string]] : []),
  ];
  return (
    <section class="facts" aria-labelledby="facts">
      <h2 id="facts">{record.process === "supplier-part" ? supplierWords[language].facts : words.facts}</h2>
      {record.description !== "" && <p class="description">{record.description}</p>}
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
