import type { Asset } from '#shared/domain/asset.ts';
import type { DerivativeRecipe } from '#shared/domain/derivative.ts';

const extensionOf = { 'image/jpeg': 'jpg', 'image/png': 'png', 'video/mp4': 'mp4', 'audio/wav': 'wav' } as const;

const maxNameCharacters = 255;

/** A file name, not a sentence: it stays the same in every language, like the name it comes from. */
export function nameOfCopy(source: Pick<Asset, 'name'>, { range, size, mime }: DerivativeRecipe): string {
  const changes = [...(range === null ? [] : ['trimmed']), ...(size === null ? [] : ['scaled'])];
  const ending = ` (${changes.length === 0 ? 'converted' : changes.join(', ')}).${extensionOf[mime]}`;
  const stem = source.name.replace(/(?<=.)\.[^.]{1,5}$/u, '');
  return `${stem.slice(0, maxNameCharacters - ending.length).toWellFormed()}${ending}`;
}
