/** A text by language tag. Chinese is the first language of the screens, English is complete. */
export type Words = { zh: string; en: string };
export type Language = keyof Words;
