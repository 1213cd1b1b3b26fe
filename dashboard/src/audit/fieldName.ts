/** The parts of a path such as `parcels[0].weightGrams`: names, and the places in a list, counted from 1 as people do. */
export function partsOf(path: string): string[] {
  return path
    .split(/[.[\]]/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part));
}
