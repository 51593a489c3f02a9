import type { Element } from '#shared/domain/element.ts';
import type { LibraryItem } from '#shared/domain/library.ts';
import { mentionIdOf } from '#shared/domain/mentions.ts';
import { originOf, type Reference } from '#shared/domain/reference.ts';
import type { ReferenceId } from '#shared/ids.ts';
import { attachAsset } from '#renderer/editing/attach-asset.ts';
import { draftStore } from '#renderer/editing/draft-store.ts';
import { attachElement, canAttach } from '#renderer/editing/element-edits.ts';
import { newReferenceId } from '#renderer/editing/new-id.ts';
import { editAndTellKind } from '#renderer/editing/tell-kind.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { words } from '#renderer/words/words.ts';
import './mention-words.ts';
import { matchNamed } from './pasted-text.ts';

/** What may be mentioned: what is attached, what the project has a name for, and what lies in the library. */
export type MentionChoice =
  | { readonly type: 'reference'; readonly name: string; readonly reference: Reference }
  | { readonly type: 'element'; readonly name: string; readonly element: Element }
  | { readonly type: 'library'; readonly name: string; readonly item: LibraryItem };

const librarySize = 6;

function projectElements(): Element[] {
  const { elements, assets } = mirrorStore.getState();
  return Object.values(elements)
    .filter((element) => canAttach(element, assets))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/** What fits what was typed, without asking anybody: the references of the clip, then the elements of the project. */
export function choicesHere(query: string): MentionChoice[] {
  const references = draftStore.getState().spec?.references ?? [];
  return [
    ...matchNamed(query, references).map((reference): MentionChoice => ({
      type: 'reference',
      name: reference.name,
      reference,
    })),
    ...matchNamed(query, projectElements()).map((element): MentionChoice => ({
      type: 'element',
      name: element.name,
      element,
    })),
  ];
}

/** The name of a take is that of its clip: its file has none that anybody would know. */
function nameOfItem({ asset, take, clipName }: LibraryItem): string {
  return take === null ? asset.name : words.t('mentions.takeName', { clip: clipName ?? '', number: take.number });
}

/** What the library has of that name, newest first, without what is attached already. */
export async function choicesInLibrary(query: string): Promise<MentionChoice[]> {
  const attached = new Set(draftStore.getState().spec?.references.map((reference) => originOf(reference).assetId));
  const found = await client().invoke('library.find', { text: query, limit: librarySize + attached.size });
  if (!found.ok) return [];
  return found.value
    .filter(({ asset }) => !attached.has(asset.id) && !asset.isMissing)
    .slice(0, librarySize)
    .map((item): MentionChoice => ({ type: 'library', name: nameOfItem(item), item }));
}

/** Attaches what is not attached yet, and gives the id to mention it by; `null` when no clip is open. */
export function attachChoice(choice: MentionChoice): ReferenceId | null {
  if (draftStore.getState().spec === null) return null;
  if (choice.type === 'reference') return choice.reference.id;
  if (choice.type === 'library') {
    // The whole of a take's name is its name: it has no ending to leave out.
    const name = choice.item.take === null ? choice.name : `${choice.name}.mp4`;
    return attachAsset({ ...choice.item.asset, name });
  }
  const { element } = choice;
  const { assets } = mirrorStore.getState();
  editAndTellKind((spec) => attachElement(spec, element, assets, newReferenceId));
  return mentionIdOf(element.id);
}
