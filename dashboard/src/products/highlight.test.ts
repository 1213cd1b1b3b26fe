import { expect, it } from 'vitest';
import { piecesOf } from './highlight';

it('tells what was found from the rest', () => {
  expect(piecesOf('<em>Jasmine</em> tea &amp; <em>ชา</em>')).toEqual([
    { text: 'Jasmine', found: true },
    { text: ' tea & ', found: false },
    { text: 'ชา', found: true },
  ]);
});

it('shows what looks like HTML as it is written', () => {
  expect(piecesOf('&lt;script&gt; &#39;x&#x27; &unknown; &amp;lt;')).toEqual([
    { text: `<script> 'x' &unknown; &lt;`, found: false },
  ]);
  expect(piecesOf('&#99999999;')).toEqual([{ text: '&#99999999;', found: false }]);
});
