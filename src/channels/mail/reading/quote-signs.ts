/**
 * How mail programs announce that what follows was written before. Each sign is looked for on one line, or a few short ones put together,
 * so the time it takes grows with the text and no faster (S30).
 */

/** A line that only separates: `-----Original Message-----`, `------------------ 原始邮件 ------------------`, `---- 回复的原邮件 ----`. */
const separator =
  /^[\s>]*[-_—–=*]{2,40}\s*(?:original(?: message| appointment)?|原始邮件|原始郵件|原始信息|邮件原件|回复的原邮件|回覆的原郵件|历史邮件|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|oprindelig besked|opprinnelig melding|ursprungligt meddelande|oryginalna wiadomość|исходное сообщение|元のメッセージ|원본 메시지)\s*[-_—–=*]{0,40}\s*$/iu;

const verbs =
  "wrote|writes|写道|寫道|写到|schrieb|schreef|a écrit|écrit|escribió|ha scritto|scritto|escreveu|skrev|pisze|napisał(?:\\(a\\))?|kirjoitti|пишет|написал(?:\\(а\\))?";
/** `On 1 March 2026, Li <li@example.com> wrote:`, `在 2026年3月1日，李 写道：`, `李 <…> 于2026年3月1日周日 10:00写道：`. */
const attribution = new RegExp(`^[\\s>-]*\\S.{3,380}(?:${verbs})(?:\\s.{1,120})?\\s*(?:[:：]|-{2,})\\s*$`, "iu");
/** `ср, 30 апр. 2025 г. в 15:19, John <john@example.com>:`, `2026年3月1日(日) 10:00 李 <li@example.com>:`. */
const datedAddress = /^[\s>]*\S.{0,120}\d{1,2}[:：.]\d{2}.{1,200}<[^<>\s]+@[^<>\s]+>\s*[:：]\s*$/u;
const isDated = (line: string): boolean => /\b(?:19|20)\d\d\b|(?:19|20)\d\d年|@|\d{1,2}[:：]\d{2}/.test(line);

/** How an attribution of several lines begins; a line of new text above it must not be taken along. */
const opener = /^[\s>-]*(?:on|le|el|il|em|am|op|den|in data|w dniu|dnia|pe|at|在|于)(?:\s|\d)/iu;
const opens = (line: string): boolean => opener.test(line) || isDated(line);

const longestLine = 400;

/** How many lines from here on are an attribution: 0 for none. Programs break it over two or three lines. */
export function attributionAt(lines: readonly string[], at: number): number {
  if ((lines[at] ?? "").trim() === "") return 0;
  for (const count of [1, 2, 3]) {
    const part = lines.slice(at, at + count);
    if (part.length < count || part.at(-1)?.trim() === "") return 0;
    const joined = part.map((line) => line.trim()).join(" ");
    if (joined.length > longestLine || (count > 1 && !opens(part[0]!))) return 0;
    if (!/(?:[:：]|--)\s*$/.test(joined.slice(-10))) continue;
    const next = lines.slice(at + count, at + count + 5).find((line) => line.trim() !== "") ?? "";
    if (attribution.test(joined) && (isDated(joined) || next.trimStart().startsWith(">"))) return count;
    if (datedAddress.test(joined)) return count;
  }
  return 0;
}

export const isSeparator = (line: string): boolean => line.length <= longestLine && separator.test(line);

const senders = words(
  "from 发件人 发信人 发送者 寄件者 寄件人 von de van da från fra от 差出人 보낸사람 nadawca lähettäjä",
);
const others = words(
  "sent date to cc subject 发送时间 发件时间 时间 日期 发送日期 收件人 收信人 抄送 抄送人 主题 标题 寄件日期 傳送時間 收件者 副本 主旨 gesendet datum an betreff " +
    "envoyé à objet enviado fecha para asunto assunto verzonden aan onderwerp inviato a oggetto sendt dato til emne skickat till ämne " +
    "отправлено кому тема 送信日時 宛先 件名 보낸날짜 받는사람 제목 wysłano do temat",
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** The word before the colon where a line looks like a header; writers stretch it with blanks (`日  期：`) and stars (`*From:*`). */
function label(line: string): string {
  const [, found] = /^[\s>*]*([\p{L}\s]{1,20})[*\s]*[:：]/u.exec(line.slice(0, 60)) ?? [];
  return (found ?? "").replace(/\s/g, "").toLowerCase();
}

/** Whether the headers of an earlier message begin here: a sender and two more of them, close together. */
export function headerBlockAt(lines: readonly string[], at: number): boolean {
  const first = label(lines[at] ?? "");
  if (!senders.has(first) && !others.has(first)) return false;
  const labels = lines.slice(at, at + 10).map(label);
  const found = new Set(labels.filter((one) => others.has(one)));
  return labels.some((one) => senders.has(one)) && found.size >= 2;
}

/** `发自我的iPhone`, `Sent from my …`, `Get Outlook for …`: a program's line, not a person's. */
const byProgram =
  /^\s*(?:发自我?的?.{1,40}|從我的.{1,30}傳送|从.{1,30}(?:发送|版邮件)|来自.{1,30}(?:手机|邮箱|客户端)|发送自.{1,40}|sent (?:from|via) .{1,60}|get outlook for .{1,60}|(?:von|gesendet von) .{1,40}(?:gesendet)?|envoyé (?:de|depuis|à partir de) .{1,60}|enviado desde .{1,60}|inviato da .{1,60}|verzonden vanaf .{1,60}|verstuurd vanaf .{1,60})\s*$/iu;
/** Such a line is short and no sentence: "Sent from my desk, is easier" is a person's. */
export function isByProgram(line: string): boolean {
  const bare = line.slice(0, 200).replace(/<[^<>]*>/g, "");
  return bare.length <= 60 && !/[,.;!?，。；！？]/.test(bare) && byProgram.test(bare);
}

const forwarding =
  /^[\s>*_-]*(?:begin forwarded message|forwarded message|转发(?:的)?(?:邮件|消息|信息)|轉寄(?:的)?(?:郵件|訊息)|weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht)[\s:：*_-]*$/iu;
/** What follows was passed on to be read, not merely quoted. */
export const isForwarding = (line: string): boolean => line.length <= 120 && forwarding.test(line);

/** The line that begins a signature (RFC 3676), with or without the blank that belongs to it. */
export const beginsSignature = (line: string): boolean => /^--\s?$/.test(line);
