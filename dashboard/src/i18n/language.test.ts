import { describe, expect, it } from 'vitest';
import { preferred } from './language';
import { fill } from './texts';

describe('texts', () => {
  it('fill their slots', () => {
    expect(fill('{count} shown', { count: '12' })).toBe('12 shown');
    expect(fill('แสดง {count} รายการ', { count: '12' })).toBe('แสดง 12 รายการ');
  });

  it('keep a slot that nothing was given for, so that it is noticed', () => {
    expect(fill('{count} shown')).toBe('{count} shown');
  });
});

describe('the preferred language', () => {
  it('is the first known one', () => {
    expect(preferred(['de-DE', 'th-TH', 'en'])).toBe('th');
    expect(preferred(['en-US', 'th'])).toBe('en');
  });

  it('is English for those who know neither', () => {
    expect(preferred(['de', 'fr'])).toBe('en');
    expect(preferred([])).toBe('en');
  });
});
