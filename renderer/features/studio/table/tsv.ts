/** Rows of cells, as spreadsheets put them on the clipboard. */
export type Block = readonly (readonly string[])[];

const mustQuote = /[\t\n\r"]/u;

function written(cell: string): string {
  return mustQuote.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Tabs between cells, a line per row; a cell with tabs, line breaks or quotes stands in quotes. */
export function writeTsv(block: Block): string {
  return block.map((row) => row.map(written).join('\t')).join('\n');
}

/** One quoted cell from its opening quote on: its words, and where it ends. `null`: the quote is never closed. */
function quotedCell(text: string, start: number): { readonly cell: string; readonly end: number } | null {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return null;
    if (text[quote + 1] !== '"') return { cell: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    at = quote + 2;
  }
}

/** Where an unquoted cell ends. */
function bareEnd(text: string, start: number): number {
  const rest = text.slice(start).search(/[\t\n]/u);
  return rest === -1 ? text.length : start + rest;
}

/** Reads what a spreadsheet copied. The line break that ends the last row makes no row of its own. */
export function readTsv(copied: string): string[][] {
  const text = copied.replace(/\r\n?/gu, '\n').replace(/\n$/u, '');
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    // A quote inside bare words, or one that is never closed, is a quote.
    const quoted = text[at] === '"' ? quotedCell(text, at) : null;
    const isWhole = quoted !== null && (quoted.end === text.length || /[\t\n]/u.test(text[quoted.end] ?? ''));
    const end = isWhole ? quoted.end : bareEnd(text, at);
    rows.at(-1)?.push(isWhole ? quoted.cell : text.slice(at, end));
    if (end >= text.length) return rows;
    if (text[end] === '\n') rows.push([]);
    at = end + 1;
  }
}
