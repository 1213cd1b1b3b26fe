import type { Language } from './language';

/** Some texts, each in every language. */
export type Texts<Key extends string = string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

/** The texts of a page. English says which there are; the compiler asks for each of them in Thai, and for no other. */
export function defineTexts<const En extends Readonly<Record<string, string>>>(texts: {
  readonly en: En;
  readonly th: Readonly<Record<keyof En & string, string>>;
}): Texts<keyof En & string> {
  return texts;
}

export type Values = Readonly<Record<string, string>>;

/** Fills the slots of a text, such as `{count}`. A slot that nothing was given for stays, so that it is noticed. */
export function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot);
}
