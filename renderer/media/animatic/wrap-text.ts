export type MeasureText = (text: string) => number;

const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Closing marks stay with what is before them, opening marks with what follows, as printers do in every script. */
const closes = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}\p{M}ーぁぃぅぇぉっゃゅょァィゥェォッャュョ]+$/u;
const opens = /^[\p{Ps}\p{Pi}¿¡]+$/u;

/** The pieces between which a line may break. White space ends a piece. */
function pieces(text: string): string[] {
  const result: string[] = [];
  let isGlued = false;
  for (const { segment } of words.segment(text)) {
    const isSpace = /^\s+$/u.test(segment);
    const previous = result.at(-1);
    const isFirst = previous === undefined || /\s$/u.test(previous);
    const isGluedBack = previous !== undefined && (isGlued || isSpace || (closes.test(segment) && !isFirst));
    if (isGluedBack) result[result.length - 1] = previous + segment;
    else result.push(segment);
    // A straight quote opens when nothing stands before it.
    isGlued = opens.test(segment) || (isFirst && /^["']+$/u.test(segment));
  }
  return result;
}

function breakWord(word: string, maxWidth: number, measure: MeasureText): string[] {
  const parts: string[] = [];
  let part = '';
  for (const { segment } of graphemes.segment(word)) {
    if (part !== '' && measure(part + segment) > maxWidth) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return part === '' ? parts : [...parts, part];
}

/** Lines no wider than `maxWidth`. A word that is too long for a line is broken between characters, never inside one. */
export function wrapText(text: string, maxWidth: number, measure: MeasureText): string[] {
  return text
    .split('\n')
    .flatMap((paragraph) => wrapParagraph(paragraph.trim(), maxWidth, measure))
    .filter((line) => line !== '');
}

function wrapParagraph(text: string, maxWidth: number, measure: MeasureText): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    if (measure((line + piece).trimEnd()) <= maxWidth) {
      line += piece;
      continue;
    }
    if (line.trimEnd() !== '') lines.push(line.trimEnd());
    const parts = measure(piece.trimEnd()) <= maxWidth ? [piece] : breakWord(piece, maxWidth, measure);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return [...lines, line.trimEnd()];
}

/** The same number of lines, as even as they get: a caption never ends with one lonely word. */
export function wrapBalanced(text: string, maxWidth: number, measure: MeasureText): string[] {
  const lines = wrapText(text, maxWidth, measure);
  if (lines.length < 2) return lines;
  let narrow = maxWidth / 3;
  let wide = maxWidth;
  let best = lines;
  for (let step = 0; step < 8; step += 1) {
    const middle = (narrow + wide) / 2;
    const tried = wrapText(text, middle, measure);
    if (tried.length > lines.length || tried.some((line) => measure(line) > middle)) {
      narrow = middle;
    } else {
      best = tried;
      wide = middle;
    }
  }
  return best;
}

/** At most `maxLines`; what does not fit ends in an ellipsis. */
export function clampLines(
  lines: readonly string[],
  maxLines: number,
  maxWidth: number,
  measure: MeasureText,
): string[] {
  if (lines.length <= maxLines) return [...lines];
  const kept = lines.slice(0, maxLines);
  const characters = [...graphemes.segment(kept.at(-1) ?? '')].map(({ segment }) => segment);
  while (characters.length > 0 && measure(`${characters.join('').trimEnd()}…`) > maxWidth) characters.pop();
  return [...kept.slice(0, -1), `${characters.join('').trimEnd()}…`];
}
