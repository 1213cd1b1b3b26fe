import { describe, expect, it } from 'vitest';
import { FormMistakes } from '../ui/Form';
import { changed, changes, countIn, fieldsIn, priceIn, type ProductFields } from './fields';

const TEXTS = { missing: 'missing', notMoney: 'not money', notWhole: 'not whole' };

function form(values: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  Object.entries(values).forEach(([name, value]) => data.set(name, value));
  return data;
}

function mistakesOf(read: () => unknown) {
  try {
    read();
  } catch (failure) {
    return failure instanceof FormMistakes ? failure.mistakes : failure;
  }
  return {};
}

describe('the form of a product', () => {
  it('is read without what surrounds a text', () => {
    const values = form({ sku: ' T-1 ', name: 'ชา', category: 'Drinks', description: '', weightGrams: '50' });
    expect(fieldsIn(values, TEXTS)).toEqual({
      sku: 'T-1',
      name: 'ชา',
      category: 'Drinks',
      description: '',
      weightGrams: 50,
    });
  });

  it('says everything that is wrong at once', () => {
    const values = form({ sku: ' ', name: '', category: 'Drinks', weightGrams: '1.5' });
    expect(mistakesOf(() => fieldsIn(values, TEXTS))).toEqual({
      sku: 'missing',
      name: 'missing',
      weightGrams: 'not whole',
    });
  });

  it('takes money as people write it', () => {
    expect(priceIn(form({ 'price/amount': '1,299.50', 'price/currency': 'THB' }), TEXTS)).toEqual({
      amount: '1299.50',
      currency: 'THB',
    });
    for (const amount of ['', '-1', 'free', '1.23456', '1e3']) {
      expect(mistakesOf(() => priceIn(form({ 'price/amount': amount }), TEXTS))).toEqual({ 'price/amount': 'not money' });
    }
  });

  it('may leave out a number', () => {
    expect(countIn(form({ initialQuantity: '' }), 'initialQuantity', TEXTS)).toBeNull();
    expect(countIn(form({ initialQuantity: '0' }), 'initialQuantity', TEXTS)).toBe(0);
    expect(mistakesOf(() => countIn(form({ initialQuantity: '-1' }), 'initialQuantity', TEXTS))).toEqual({
      initialQuantity: 'not whole',
    });
  });
});

describe('a changed product', () => {
  const before: ProductFields = { sku: 'T-1', name: 'Tea', description: '', category: 'Drinks', weightGrams: null };

  it('sends what was changed', () => {
    const after = { ...before, name: 'Green tea', weightGrams: 50 };
    expect(changed(before, after)).toEqual(['name', 'weightGrams']);
    expect(changes(before, after)).toEqual({ name: 'Green tea', weightGrams: 50 });
    expect(changes(before, before)).toEqual({});
  });
});
