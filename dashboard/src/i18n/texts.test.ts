import { describe, expect, it } from 'vitest';
import { common } from './common';
import type { Texts } from './texts';

const pages = import.meta.glob<Record<string, unknown>>('../*/texts.ts', { eager: true });
const all: [string, Texts][] = [
  ['common', common as Texts],
  ...Object.entries(pages).flatMap(([file, module]) =>
    Object.values(module).filter(isTexts).map((texts): [string, Texts] => [file, texts]),
  ),
];

const slots = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();

/** Names, codes and pictures of numbers that are the same everywhere. */
const SAME = /^(?:[^\p{L}]|\{\w+\}|SKU|Waybill|JSON|CSV|PDF|XLSX|URL|IP|ID|cron)*$/u;

describe.each(all)('the texts of %s', (_, { en, th }) => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(th).sort()).toEqual(Object.keys(en).sort());
  });

  it.each(Object.keys(en))('say %s in both languages, with the same slots', (key) => {
    const [english, thai] = [en[key] ?? '', th[key] ?? ''];
    expect(english.trim()).not.toBe('');
    expect(thai.trim()).not.toBe('');
    expect(slots(thai)).toEqual(slots(english));
  });

  it('say it in Thai in Thai', () => {
    expect(Object.keys(en).filter((key) => th[key] === en[key] && !SAME.test(en[key] ?? ''))).toEqual([]);
  });
});

it('are those of every page', () => {
  expect(all.length).toBeGreaterThan(2);
});

function isTexts(value: unknown): value is Texts {
  return typeof value === 'object' && value !== null && 'en' in value && 'th' in value;
}
