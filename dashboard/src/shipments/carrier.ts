const ABBREVIATION = 3;

/** The name of a carrier as people write it, of its code: Thailand Post of THAILAND_POST, DHL of DHL. */
export function carrierName(code: string): string {
  return code
    .split(/[_-]/)
    .filter((word) => word !== '')
    .map((word) => (word.length <= ABBREVIATION ? word.toUpperCase() : word[0]?.toUpperCase() + word.slice(1).toLowerCase()))
    .join(' ');
}
