import { describe, expect, it } from 'vitest';
import { mention, type RichTextSegment } from '#shared/domain/rich-text.ts';
import { copiedText, matchNamed, parsePastedText } from '#renderer/editing/prompt-field/pasted-text.ts';
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

describe('matchNamed', () => {
  it('puts names that start with the query first', () => {
    expect(matchNamed('coa', tray)).toEqual([coat]);
    expect(matchNamed('m', [platform, coat, mira])).toEqual([coat, mira, platform]);
    expect(matchNamed('', tray)).toEqual(tray);
    expect(matchNamed('zz', tray)).toEqual([]);
  });
});
