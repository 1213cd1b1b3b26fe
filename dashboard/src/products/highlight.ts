export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/**
 * The pieces of a highlight, which the API gives as HTML: what was found is in `<em>`, everything else is escaped. It is
 * taken apart here and not put into the page as HTML.
 */
export function piecesOf(html: string): readonly Piece[] {
  return html
    .split(/(<em>.*?<\/em>)/s)
    .filter((part) => part !== '')
    .map((part) => {
      const found = part.startsWith('<em>') && part.endsWith('</em>');
      return { text: unescaped(found ? part.slice('<em>'.length, -'</em>'.length) : part), found };
    });
}

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined || hex !== undefined) {
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    }
    return ENTITIES[(name ?? '').toLowerCase()] ?? whole;
  });
}
