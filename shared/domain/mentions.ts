import type { ElementId, ReferenceId } from '../ids.ts';
import type { Reference } from './reference.ts';

/** What stands in rich text for an element, where the id of a reference would: all that is attached as a part of it. */
export function mentionIdOf(id: ElementId): ReferenceId {
  return id as string as ReferenceId;
}

type Member = Pick<Reference, 'id' | 'element'>;

/** What a mention stands for: one reference, or every one that was attached as a part of one element. In tray order. */
export function referencesOfMention<R extends Member>(mentioned: ReferenceId, references: readonly R[]): readonly R[] {
  const one = references.find(({ id }) => id === mentioned);
  if (one !== undefined) return [one];
  return references.filter(({ element }) => element !== undefined && mentionIdOf(element.id) === mentioned);
}

/** Whether words that mention these ids name a reference, by itself or as a part of its element. */
export function isMentioned({ id, element }: Member, mentioned: ReadonlySet<ReferenceId>): boolean {
  return mentioned.has(id) || (element !== undefined && mentioned.has(mentionIdOf(element.id)));
}

/** How each reference, and each element that has a part in the tray, is called. */
export function mentionNames(
  references: readonly Pick<Reference, 'id' | 'name' | 'element'>[],
): ReadonlyMap<ReferenceId, string> {
  const names = new Map<ReferenceId, string>();
  for (const { id, name, element } of references) {
    if (element !== undefined) names.set(mentionIdOf(element.id), element.name);
    names.set(id, name);
  }
  return names;
}
