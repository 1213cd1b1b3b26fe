import type { FieldError } from '#api';

/** What went wrong, as the server's problem documents (RFC 9457) say it, or as it looks from here. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly status: number;
  readonly detail: string | null;
  readonly errors: readonly FieldError[];
  readonly traceId: string | null;
}

const KINDS = [
  'invalid-request',
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict',
  'version-mismatch',
  'rate-limited',
  'unavailable',
  'unreachable',
  'internal',
] as const;

export type ProblemKind = (typeof KINDS)[number];

const TYPE_PREFIX = 'urn:waybill:problem:';

export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.kind);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** Whatever was thrown, as a problem: a failed fetch throws a bare TypeError. */
export function problemOf(failure: unknown): Problem {
  return failure instanceof ProblemError
    ? failure.problem
    : { kind: 'unreachable', status: 0, detail: null, errors: [], traceId: null };
}

/** Reads the problem of a response that is not a success. Proxies answer with other bodies than ours. */
export async function readProblem(response: Response): Promise<Problem> {
  const body = await jsonObject(response);
  return {
    kind: kindOf(body['type'], response.status),
    status: response.status,
    detail: string(body['detail']),
    errors: fieldErrors(body['errors']),
    traceId: string(body['traceId']),
  };
}

async function jsonObject(response: Response): Promise<Readonly<Record<string, unknown>>> {
  try {
    const body: unknown = await response.json();
    return isObject(body) ? body : {};
  } catch {
    return {};
  }
}

function kindOf(type: unknown, status: number): ProblemKind {
  const name = typeof type === 'string' && type.startsWith(TYPE_PREFIX) ? type.slice(TYPE_PREFIX.length) : null;
  return KINDS.find((kind) => kind === name) ?? kindOfStatus(status);
}

function kindOfStatus(status: number): ProblemKind {
  switch (status) {
    case 401:
      return 'unauthenticated';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 409:
      return 'conflict';
    case 412:
      return 'version-mismatch';
    case 429:
      return 'rate-limited';
    case 502:
    case 503:
    case 504:
      return 'unavailable';
    default:
      return status >= 500 ? 'internal' : 'invalid-request';
  }
}

function fieldErrors(errors: unknown): readonly FieldError[] {
  return Array.isArray(errors) ? errors.filter(isFieldError) : [];
}

function isFieldError(error: unknown): error is FieldError {
  return isObject(error) && typeof error['pointer'] === 'string' && typeof error['detail'] === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function string(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
