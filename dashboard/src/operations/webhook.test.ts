import { describe, expect, it } from 'vitest';
import { hostOf, isAddress, topicsIn } from './webhook';

describe('the address of a webhook', () => {
  it.each(['https://erp.example.com/waybill?key=1', 'http://10.0.0.1:8080/told', 'https://[2001:db8::1]/'])(
    'can be %s',
    (address) => expect(isAddress(address)).toBe(true),
  );

  it.each(['', 'erp.example.com', 'ftp://erp.example.com/', 'https://', 'https://me@erp.example.com/', 'https://erp.example.com/#x'])(
    'cannot be %j',
    (address) => expect(isAddress(address)).toBe(false),
  );

  it('is known by its host', () => {
    expect(hostOf('https://erp.example.com:8443/hooks/0123456789')).toBe('erp.example.com:8443');
    expect(hostOf('unreadable')).toBe('unreadable');
  });
});

it('reads the topics that there are, in their order', () => {
  const values = new FormData();
  values.append('topics', 'products');
  values.append('topics', 'stock');
  values.append('topics', 'persons');
  expect(topicsIn(values)).toEqual(['stock', 'products']);
  expect(topicsIn(new FormData())).toEqual([]);
});
