import { describe, expect, it } from 'vitest';
import { ProblemError, problemOf, readProblem } from './problem';

const answer = (status: number, body: string, type = 'application/problem+json') =>
  new Response(body, { status, headers: { 'Content-Type': type } });

describe('a problem', () => {
  it('is read from a problem document', async () => {
    const problem = await readProblem(
      answer(
        400,
        JSON.stringify({
          type: 'urn:waybill:problem:invalid-request',
          title: 'The request is not valid',
          status: 400,
          detail: 'Some fields are wrong.',
          traceId: 'f00d',
          errors: [{ pointer: '/quantity', detail: 'must be more than 0' }],
        }),
      ),
    );
    expect(problem).toEqual({
      kind: 'invalid-request',
      status: 400,
      detail: 'Some fields are wrong.',
      errors: [{ pointer: '/quantity', detail: 'must be more than 0' }],
      traceId: 'f00d',
    });
  });

  it.each([
    [409, 'conflict'],
    [412, 'version-mismatch'],
    [429, 'rate-limited'],
    [502, 'unavailable'],
    [500, 'internal'],
    [418, 'invalid-request'],
  ])('is told from the status %i where there is no document', async (status, kind) => {
    expect(await readProblem(answer(status, '<h1>Proxy</h1>', 'text/html'))).toMatchObject({ kind, detail: null });
  });

  it('of a kind that this page does not know is told from the status', async () => {
    const problem = await readProblem(answer(409, '{"type":"urn:waybill:problem:brand-new","detail":"So it is."}'));
    expect(problem).toMatchObject({ kind: 'conflict', detail: 'So it is.' });
  });

  it('leaves out what is not as it should be', async () => {
    const problem = await readProblem(answer(400, '{"errors":[{"pointer":1},null,"x"],"detail":{},"traceId":""}'));
    expect(problem).toMatchObject({ errors: [], detail: null, traceId: null });
    expect(await readProblem(answer(400, '[]'))).toMatchObject({ kind: 'invalid-request' });
  });

  it('of a request that got no answer is that the server cannot be reached', () => {
    expect(problemOf(new TypeError('fetch failed')).kind).toBe('unreachable');
  });

  it('that was thrown is found again', async () => {
    const problem = await readProblem(answer(404, ''));
    expect(problemOf(new ProblemError(problem))).toBe(problem);
  });
});
