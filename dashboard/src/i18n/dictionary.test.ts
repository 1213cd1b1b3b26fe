import { describe, expect, it } from 'vitest';
import { en, th, type TextKey } from './dictionary';

const slots = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();

describe('the dictionary', () => {
  it('has the same keys in both languages', () => {
    expect(Object.keys(th).sort()).toEqual(Object.keys(en).sort());
  });

  it.each(Object.keys(en) as TextKey[])('says %s in both languages, with the same slots', (key) => {
    expect(en[key].trim()).not.toBe('');
    expect(th[key].trim()).not.toBe('');
    expect(slots(th[key])).toEqual(slots(en[key]));
  });

  it('says it in Thai in Thai', () => {
    const same = (Object.keys(en) as TextKey[]).filter((key) => th[key] === en[key]);
    expect(same).toEqual(['app.name', 'movement.recorded']);
  });
});
