import type { ClipKind } from '#shared/domain/clip-spec.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import { mentionIdOf } from '#shared/domain/mentions.ts';
import type { MediaKind, Reference } from '#shared/domain/reference.ts';
import type { ReferenceId } from '#shared/ids.ts';

/** How a provider wants a reference to be named in the prompt; `{number}` counts per kind of media, from 1. */
export type MentionStyle = Readonly<Record<MediaKind, string>>;

export const atMentions: MentionStyle = { image: '@Image{number}', video: '@Video{number}', audio: '@Audio{number}' };

export const bracketMentions: MentionStyle = {
  image: '[Image{number}]',
  video: '[Video{number}]',
  audio: '[Audio{number}]',
};

const kindsWithReferences: ReadonlySet<ClipKind> = new Set(['references', 'edit', 'extend']);

/** Whether a clip of this kind sends the references of its tray. */
export function sendsReferences(kind: ClipKind): boolean {
  return kindsWithReferences.has(kind);
}

/** `at` stands where a provider's data says nothing. */
const mentionStyles = { at: atMentions, brackets: bracketMentions } as const satisfies Record<
  NonNullable<Capabilities['mentionStyle']>,
  MentionStyle
>;

export function mentionStyleOf(capabilities: Pick<Capabilities, 'mentionStyle'> | null): MentionStyle {
  return mentionStyles[capabilities?.mentionStyle ?? 'at'];
}

/**
 * Names each reference by its place among the references of the same kind, as providers count their inputs. An element is
 * all of its parts, one after the other: `@Image1 @Image2`.
 */
export function numberReferences(
  references: readonly Reference[],
  style: MentionStyle,
): ReadonlyMap<ReferenceId, string> {
  const counted: Record<MediaKind, number> = { image: 0, video: 0, audio: 0 };
  const numbers = new Map<ReferenceId, string>();
  for (const { id, kind, element } of references) {
    counted[kind] += 1;
    const number = style[kind].replace('{number}', String(counted[kind]));
    numbers.set(id, number);
    if (element === undefined) continue;
    const mentioned = mentionIdOf(element.id);
    const before = numbers.get(mentioned);
    numbers.set(mentioned, before === undefined ? number : `${before} ${number}`);
  }
  return numbers;
}
