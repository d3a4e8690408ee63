import type { Jieba } from "@node-rs/jieba";

/**
 * Words of a text in Chinese, English or both. The dictionary costs half a second and some hundred megabytes, so it is loaded
 * when the first text is cut, not before.
 */
export type Cutter = {
  /** For documents: words and the shorter words in them. */
  ofText: (text: string) => Set<string>;
  /** For questions: only the longest words, in their order. */
  ofQuestion: (text: string) => string[];
};

let loading: Promise<Cutter> | null = null;

export function loadCutter(): Promise<Cutter> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Cutter> {
  const [{ Jieba }, { dict }] = await Promise.all([import("@node-rs/jieba"), import("@node-rs/jieba/dict.js")]);
  return cutterFrom(Jieba.withDict(dict));
}

function cutterFrom(jieba: Jieba): Cutter {
  return {
    ofText: (text) => {
      const words = new Set<string>();
      for (const token of jieba.cutForSearch(normal(text), true)) {
        for (const word of wordsIn(token)) words.add(word);
      }
      return words;
    },
    ofQuestion: (text) => {
      const words = new Set<string>();
      for (const token of jieba.cut(normal(text), true)) {
        const [whole] = wordsIn(token);
        if (whole !== undefined) words.add(whole);
      }
      return [...words];
    },
  };
}

/** Full-width forms, ligatures and case make no difference. */
const normal = (text: string): string => text.toWellFormed().normalize("NFKC").toLowerCase();

const longest = 60;
const stopWords = new Set(
  "的 了 在 是 我 有 和 就 不 人 都 一 一个 也 很 到 要 去 你 会 着 没有 看 这 那 他 她 它 们 我们 你们 与 及 或 把 被 让 给 吗 呢 吧 啊 请 您 您好 你好 谢谢 the a an and or of to in on is are was be it this that for with at by from as i you we".split(
    " ",
  ),
);

/** The token if it is a word worth finding, and the parts of a composed one: `err-1024` is found by `1024` too. */
function wordsIn(token: string): string[] {
  const word = token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  if (word === "" || word.length > longest || stopWords.has(word)) return [];
  const parts = word.split(/[^\p{L}\p{N}]+/u);
  return parts.length > 1 ? [word, ...parts.filter((part) => part !== "" && !stopWords.has(part))] : [word];
}
