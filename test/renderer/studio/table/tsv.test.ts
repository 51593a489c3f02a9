import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTsv, writeTsv } from '#renderer/features/studio/table/tsv.ts';

describe('what spreadsheets copy', () => {
  it.each([
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    // The last line break ends a row; an empty row in between is one.
    ['a\n\nb\n', [['a'], [''], ['b']]],
    ['a\r\nb\r\n', [['a'], ['b']]],
    ['"two\nlines"\t"a ""word"""', [['two\nlines', 'a "word"']]],
    // No spreadsheet writes these, people do.
    ['say "no"\tx', [['say "no"', 'x']]],
    ['"no end\tx', [['"no end', 'x']]],
    ['"a"b\tx', [['"a"b', 'x']]],
    ['\t', [['', '']]],
    ['', [['']]],
  ])('reads %j', (text, rows) => {
    expect(readTsv(text)).toEqual(rows);
  });

  it('comes back as it was written, whatever stands in the cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', '\t', '\n', ',', '😀') });
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(block, (rows) => {
        // A block of one empty last row is what a last line break looks like: spreadsheets cannot tell them apart either.
        fc.pre(!(rows.length > 1 && rows.at(-1)?.join('') === '' && rows.at(-1)?.length === 1));
        expect(readTsv(writeTsv(rows))).toEqual(rows);
      }),
    );
  });
});
