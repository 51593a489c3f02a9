import type { Reference } from '#shared/domain/reference.ts';
import { isBlank } from '#shared/domain/rich-text.ts';
import type { Sound } from '#shared/domain/shot.ts';
import { bindNames, copiedText } from '#renderer/editing/prompt-field/pasted-text.ts';
import { words } from '#renderer/words/words.ts';

const cues = ['effects', 'ambience', 'music'] as const;

const label = (cue: keyof Sound): string => words.t(`studio.inspector.${cue}`);

/** "Effects: drops on glass", a line per cue that is there. */
export function writeSound(sound: Sound, references: readonly Reference[]): string {
  return cues
    .filter((cue) => !isBlank(sound[cue]))
    .map((cue) => `${label(cue)}: ${copiedText(sound[cue], references).replaceAll(/\s+/gu, ' ').trim()}`)
    .join('\n');
}

function cueOf(line: string): { readonly cue: keyof Sound; readonly text: string } {
  const at = line.indexOf(':');
  const name = line.slice(0, at).trim().toLocaleLowerCase();
  const cue = at === -1 ? undefined : cues.find((each) => label(each).toLocaleLowerCase() === name);
  // Words without a name are what makes a noise.
  return cue === undefined ? { cue: 'effects', text: line.trim() } : { cue, text: line.slice(at + 1).trim() };
}

/** Reads the cues back; a cue that is not named is empty. */
export function readSound(text: string, references: readonly Reference[]): Sound {
  const texts: Record<keyof Sound, string[]> = { effects: [], ambience: [], music: [] };
  for (const line of text.split('\n')) {
    const { cue, text: said } = cueOf(line);
    if (said !== '') texts[cue].push(said);
  }
  const read = (cue: keyof Sound): Sound['effects'] => bindNames(texts[cue].join(', '), references);
  return { effects: read('effects'), ambience: read('ambience'), music: read('music') };
}
