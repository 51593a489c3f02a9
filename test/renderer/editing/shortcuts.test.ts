import { describe, expect, it } from 'vitest';
import { keysLabel, shortcutIds, shortcutOf } from '#renderer/editing/shortcuts.ts';
import { common } from '#renderer/words/en/common.ts';

describe('the table of shortcuts', () => {
  it('has words for every shortcut and every group', () => {
    expect(Object.keys(common.shortcuts).toSorted()).toEqual([...shortcutIds].toSorted());
    expect(Object.keys(common.shortcutGroups)).toEqual(
      expect.arrayContaining(shortcutIds.map((id) => shortcutOf(id).group)),
    );
  });

  it('gives no key to two shortcuts', () => {
    const keys = shortcutIds.flatMap((id) => shortcutOf(id).keys.split('|'));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('lets only chords that type nothing work in text fields', () => {
    const inFields = shortcutIds.filter((id) => shortcutOf(id).worksInFields === true);
    for (const id of inFields) expect(shortcutOf(id).keys).toMatch(/mod\+|f\d+$/u);
  });
});

describe('how keys read', () => {
  it.each([
    ['clip.generate', 'linux', 'Ctrl ⏎'],
    ['clip.generate', 'darwin', '⌘ ⏎'],
    ['edit.redo', 'win32', 'Ctrl Shift Z'],
    ['player.toggle', 'linux', 'Space'],
    ['player.previousFrame', 'linux', ','],
    ['take.choose', 'linux', '1–9'],
    ['shot.longer', 'linux', ']'],
  ] as const)('%s on %s is %s', (id, platform, label) => {
    expect(keysLabel(id, platform)).toBe(label);
  });
});
