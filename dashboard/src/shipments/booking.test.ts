import { describe, expect, it } from 'vitest';
import { FormMistakes } from '../ui/Form';
import { itemQuantity, itemsIn } from './booking';

const tea = { id: 'tea' };
const rice = { id: 'rice' };

describe('the goods of a booking', () => {
  it('are so many of each product that was chosen', () =>
    expect(itemsIn(typed({ tea: '3', rice: ' 12 ' }), [tea, rice], 'how many?')).toEqual([
      { productId: 'tea', quantity: 3 },
      { productId: 'rice', quantity: 12 },
    ]));

  it('may be none', () => expect(itemsIn(typed({}), [], 'how many?')).toEqual([]));

  it.each(['', '0', '-1', '1.5', 'some', '1000001'])('are not %j', (quantity) => {
    const read = () => itemsIn(typed({ tea: quantity, rice: '1' }), [tea, rice], 'how many?');
    expect(read).toThrow(FormMistakes);
    expect(mistakesOf(read)).toEqual({ [itemQuantity('tea')]: 'how many?' });
  });
});

function typed(quantities: Readonly<Record<string, string>>): FormData {
  const values = new FormData();
  Object.entries(quantities).forEach(([id, quantity]) => values.set(itemQuantity(id), quantity));
  return values;
}

function mistakesOf(read: () => unknown) {
  try {
    read();
  } catch (failure) {
    return failure instanceof FormMistakes ? failure.mistakes : failure;
  }
  return null;
}
