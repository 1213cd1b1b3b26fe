import { describe, expect, it } from 'vitest';
import { fileNameIn, isMissing } from './file';
import { ProblemError } from './problem';

describe('the name of a file', () => {
  it.each([
    ['attachment; filename="sales-summary.csv"', 'sales-summary.csv'],
    ['inline; filename=TH123.pdf', 'TH123.pdf'],
    ['attachment; filename="../../etc/passwd"', '.._.._etc_passwd'],
    ['attachment', null],
    [null, null],
  ])('of %s is %s', (disposition, name) => expect(fileNameIn(disposition)).toBe(name));
});

it('tells what is not there at all from what failed', () => {
  const problem = (status: number) =>
    new ProblemError({ kind: 'not-found', status, detail: null, errors: [], traceId: null });
  expect([404, 501].map((status) => isMissing(problem(status)))).toEqual([true, true]);
  expect([400, 403, 503].map((status) => isMissing(problem(status)))).toEqual([false, false, false]);
});
