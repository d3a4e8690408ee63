import EmailReplyParser from "email-reply-parser";

const longestText = 6000;
const longestLine = 250;
/** Words of the library's patterns that search across lines: more than a few of them and the time grows with their number's power (S30). */
const searching = /schreef|skrev|pisze|napisał|写道/g;

/**
 * What the reply parser knows of mail programs that we do not: where the quoted end of a text begins. It also rewrites the text and takes
 * "Regards" for the end of it, so only its opinion on quoted parts is asked for, never the text it gives back.
 *
 * @returns How many characters come before the quoted end; the text's length where it sees none, or was not asked.
 */
export function quotedEndByLibrary(text: string): number {
  const isLong = text.length > longestText || text.split("\n").some((line) => line.length > longestLine);
  if (isLong || (text.match(searching)?.length ?? 0) > 5) return text.length;
  const fragments = new EmailReplyParser().read(text).getFragments();
  const kept = fragments.slice(
    0,
    fragments.findLastIndex((fragment) => !fragment.isQuoted() && !fragment.isEmpty()) + 1,
  );
  // It changes blanks and line ends, and nothing else; so places are found by counting what is neither.
  return placeAfter(
    text,
    kept.reduce((sum, fragment) => sum + ink(fragment.getContent()), 0),
  );
}

const ink = (text: string): number => text.replace(/\s/g, "").length;

function placeAfter(text: string, count: number): number {
  let left = count;
  for (let at = 0; at < text.length; at++) {
    if (left === 0) return text.slice(at).trim() === "" ? text.length : at;
    if (/\S/.test(text[at]!)) left -= 1;
  }
  return text.length;
}
