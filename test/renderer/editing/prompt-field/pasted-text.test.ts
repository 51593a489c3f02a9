import { describe, expect, it } from 'vitest';
import { mention, type RichTextSegment } from '#shared/domain/rich-text.ts';
import {
  copiedText,
  copiedWords,
  matchNamed,
  parsePastedText,
  readCopiedWords,
} from '#renderer/editing/prompt-field/pasted-text.ts';
import { mira, platform, reference } from '#test/shared/prompt/night-train.ts';

const coat = reference(7, { name: 'Mira-coat' });
const tray = [mira, platform, coat];
const text = (words: string): RichTextSegment => ({ type: 'text', text: words });

describe('parsePastedText', () => {
  it.each([
    ['see @Mira, now', [text('see '), mention(mira.id), text(', now')]],
    ['@mira\r\n@PLATFORM', [mention(mira.id), text('\n'), mention(platform.id)]],
    ['@Mira-coat drips', [mention(coat.id), text(' drips')]],
    ['@Mira-', [mention(mira.id), text('-')]],
    ['@Mirabel and a@b.c @nobody', [text('@Mirabel and a@b.c @nobody')]],
    // A name inside something longer is nobody's: an address, or the name that a reference had elsewhere.
    ['me@mira.com, @Mira_2 and @Mira--b', [text('me@mira.com, @Mira_2 and @Mira--b')]],
    ['和@Mira 走', [text('和'), mention(mira.id), text(' 走')]],
    ['', []],
  ])('reads %j', (pasted, expected) => {
    expect(parsePastedText(pasted, tray)).toEqual(expected);
  });
});

describe('copiedText', () => {
  it('writes names, the last known one for a deleted reference', () => {
    const gone: RichTextSegment = { type: 'mention', referenceId: coat.id, lastName: 'Coat' };
    expect(copiedText([text('a '), mention(mira.id), gone], [mira])).toBe('a @Mira@Coat');
  });

  it('is read back as it was', () => {
    const words = [text('a '), mention(mira.id), text(' b '), mention(coat.id)];
    expect(parsePastedText(copiedText(words, tray), tray)).toEqual(words);
  });
});

describe('words that a prompt field copied', () => {
  const words = [text('a '), mention(mira.id), text('-like coat of '), mention(platform.id)];
  const copied = copiedWords(words, tray);

  it('point to the same reference, however it is called now, and whoever has its name', () => {
    const renamed = [reference(1, { name: 'Nora' }), reference(2, { name: 'Mira' })].map((each, index) => ({
      ...each,
      id: [mira.id, platform.id][index] ?? each.id,
    }));
    expect(readCopiedWords(copied, renamed)).toEqual(words);
  });

  it('find a reference of another clip by the name it had, or stay words', () => {
    const other = { ...mira, id: coat.id };
    expect(readCopiedWords(copied, [other])).toEqual([
      text('a '),
      mention(coat.id),
      text(`-like coat of @${platform.name}`),
    ]);
  });

  it('are nothing when another program wrote them', () => {
    for (const json of ['', 'null', '{', '[{"type":"mention"}]', '[1]']) expect(readCopiedWords(json, tray)).toBeNull();
  });
});

describe('matchNamed', () => {
  it('puts names that start with the query first', () => {
    expect(matchNamed('coa', tray)).toEqual([coat]);
    expect(matchNamed('m', [platform, coat, mira])).toEqual([coat, mira, platform]);
    expect(matchNamed('', tray)).toEqual(tray);
    expect(matchNamed('zz', tray)).toEqual([]);
  });
});
