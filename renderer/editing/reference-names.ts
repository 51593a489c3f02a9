import { referenceNameSchema } from '#shared/domain/reference-name.ts';
import { referenceHueCount, type Reference } from '#shared/domain/reference.ts';
import type { ReferenceId } from '#shared/ids.ts';

const maxNameLength = 40;
const folded = (name: string): string => name.toLocaleLowerCase('en');

/** A name that can be typed after `@`, made from a file's name: `night train (2).JPG` gives `night-train-2`. */
function nameFromFile(fileName: string): string {
  const stem = fileName.replace(/\.[^.]*$/u, '').normalize('NFC');
  const name = stem
    .replace(/[^\p{L}\p{N}\p{M}_-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+|[-_]+$/gu, '')
    .slice(0, maxNameLength);
  return referenceNameSchema.safeParse(name).success ? name : 'Reference';
}

/** A name no reference of the clip has yet; a number is added where it is needed. */
export function uniqueName(fileName: string, references: readonly Pick<Reference, 'name'>[]): string {
  const base = nameFromFile(fileName);
  const taken = new Set(references.map(({ name }) => folded(name)));
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : `-${number}`;
    const name = base.slice(0, maxNameLength - suffix.length) + suffix;
    if (!taken.has(folded(name))) return name;
  }
}

/** The next colour: the first that is used least, so that neighbours differ and nothing changes colour. */
export function nextHue(references: readonly Pick<Reference, 'hue'>[]): number {
  const uses = Array.from({ length: referenceHueCount }, (_, index) => {
    const hue = index + 1;
    return { hue, count: references.filter((reference) => reference.hue === hue).length };
  });
  return uses.reduce((least, candidate) => (candidate.count < least.count ? candidate : least)).hue;
}

/** Why a name cannot be given to a reference; `null` when it can. */
export function nameProblem(
  name: string,
  references: readonly Reference[],
  id: ReferenceId,
): 'invalid' | 'taken' | null {
  if (!referenceNameSchema.safeParse(name).success) return 'invalid';
  const isTaken = references.some((reference) => reference.id !== id && folded(reference.name) === folded(name));
  return isTaken ? 'taken' : null;
}
