import { describe, expect, it } from 'vitest';
import { carrierName } from './carrier';
import { readParcel } from './parcel';

describe('a parcel', () => {
  it('is typed in kilograms and centimetres', () =>
    expect(readParcel({ weightGrams: '1.25', lengthMm: '30', widthMm: '20,5', heightMm: '10' })).toEqual({
      weightGrams: 1250,
      lengthMm: 300,
      widthMm: 205,
      heightMm: 100,
    }));

  it('has a weight and sides that are something', () =>
    expect(readParcel({ weightGrams: '0', lengthMm: '', widthMm: 'wide', heightMm: '2000' })).toEqual([
      'weightGrams',
      'lengthMm',
      'widthMm',
      'heightMm',
    ]));
});

it.each([
  ['THAILAND_POST', 'Thailand Post'],
  ['DHL', 'DHL'],
  ['KEX_EXPRESS', 'KEX Express'],
  ['flash-express', 'Flash Express'],
])('calls the carrier %s %s', (code, name) => expect(carrierName(code)).toBe(name));
