import { clipSpecSchema } from '#shared/domain/clip-spec.ts';
import { plainText } from '#shared/domain/rich-text.ts';
import { readsAsShots } from '#shared/prompt/parse/split-shots.ts';
import { parsePrompt } from '#shared/prompt/parse.ts';
import { quotedIn } from '#shared/prompt/quotation-marks.ts';
import { idNumber, nightTrain } from './night-train.ts';

/** Reads what patterns find hardest, as long as one piece of a text may be, and says so when it is through. */
const length = 20_000;
const parts = [
  ' ',
  '\n',
  ' \n',
  '\t',
  '.',
  '…',
  '"',
  '" ',
  '“',
  '‘',
  '’',
  ':',
  ': ',
  ',',
  ', ',
  '*',
  '-',
  '[',
  '[0-',
  '1',
  '(1',
  'a',
  'a ',
  'says ',
  'says, ',
  'shot ',
  'shot 1: ',
  'Shot 1: a. ',
  '[0–4s] a. ',
  '[1-2s]',
  'cut to ',
  'then ',
  'finally, ',
  '@Image1',
  '@Image1 ',
  '[Image1]',
  'the camera ',
  'slow ',
  '“a” ',
  '»',
  '«',
  '\n\nSound: ',
];
let next = 0;
for (const part of parts) {
  for (const [before, after] of [
    ['', ''],
    ['.', 'x'],
    ['multi-shot: a', 'x'],
    ['Mira says, ', ': "x"'],
  ]) {
    const text = `${before ?? ''}${part.repeat(length / part.length)}`.slice(0, length - 10) + (after ?? '');
    const { spec } = parsePrompt(plainText(text), nightTrain, () => idNumber((next += 1)));
    clipSpecSchema.parse(spec);
    readsAsShots(text);
    quotedIn(text);
  }
}
process.stdout.write('all read\n');
