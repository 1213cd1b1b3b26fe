import type { FieldChange } from '#api';

/** A field of a state, by its path as changes have it, such as `price.amount` or `to.lines[1]`. */
export interface Field {
  readonly path: string;
  readonly value: unknown;
}

/** All fields of a state that have no fields of their own, in the order in which it has them. */
export function fieldsOf(state: unknown, path = ''): Field[] {
  if (Array.isArray(state)) {
    return state.length === 0 && path !== ''
      ? [{ path, value: state }]
      : state.flatMap((item, index) => fieldsOf(item, `${path}[${index}]`));
  }
  if (typeof state === 'object' && state !== null && !isPersonal(state)) {
    return Object.entries(state).flatMap(([name, value]) => fieldsOf(value, path === '' ? name : `${path}.${name}`));
  }
  return path === '' ? [] : [{ path, value: state }];
}

/** Something about a person, whom it names, for as long as that may be known. */
export interface Personal {
  readonly person: string;
  readonly text?: string | null;
}

/** Whether a value is one that tells something about a person; it counts as one field. */
export function isPersonal(value: object): value is Personal {
  return (
    'person' in value &&
    typeof value.person === 'string' &&
    Object.keys(value).every((key) => key === 'person' || key === 'text')
  );
}

/** A field at a version: its value, and what was there before where that version changed it. */
export interface ShownField extends Field {
  readonly change: FieldChange | null;
}

/** The fields of a state, and those that are gone since the version before. */
export function shownFields(state: unknown, changes: readonly FieldChange[]): ShownField[] {
  const byPath = new Map(changes.map((change) => [change.field, change]));
  const fields = fieldsOf(state).map((field) => ({ ...field, change: byPath.get(field.path) ?? null }));
  const there = new Set(fields.map(({ path }) => path));
  const gone = changes
    .filter(({ field, after }) => after == null && !there.has(field))
    .map((change) => ({ path: change.field, value: null, change }));
  return [...fields, ...gone];
}

/** The last of some entries in their order that is not after a moment; -1 where all are. */
export function indexAt(entries: readonly { readonly at: string }[], moment: number): number {
  return entries.findLastIndex(({ at }) => Date.parse(at) <= moment);
}
