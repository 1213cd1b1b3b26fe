import { piecesOf } from './highlight';

/** A text of a search result with what was found in it standing out. */
export function Highlighted({ html, text }: { html: string | undefined; text: string }) {
  if (html === undefined) {
    return text;
  }
  return piecesOf(html).map((piece, at) => (piece.found ? <mark key={at}>{piece.text}</mark> : piece.text));
}
