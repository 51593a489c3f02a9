import type { SlotFill } from '#shared/starter-kit/template-spec.ts';
import { clipsOfProject } from '#renderer/editing/clip-order.ts';
import type { Mirror } from '#renderer/platform/mirror-store.ts';

export type Picture = NonNullable<SlotFill['picture']>;

/** Pictures that have a name in the open project: of its cast and places, then of the references of its clips. */
export function picturesOfProject(
  mirror: Pick<Mirror, 'openProjectId' | 'elements' | 'sequences' | 'clips' | 'drafts' | 'assets'>,
): Picture[] {
  const { openProjectId, elements, drafts, assets } = mirror;
  const cast = Object.values(elements)
    .filter((element) => element.projectId === openProjectId && element.trashedAt === null)
    .flatMap(({ name, assets: files }) => files.map(({ assetId }) => ({ assetId, name })));
  const used = clipsOfProject(mirror, openProjectId).flatMap(({ id }) => drafts[id]?.spec.references ?? []);
  const known = new Map<string, Picture>();
  for (const { assetId, name } of [...cast, ...used]) {
    const asset = assets[assetId];
    const isOffered = asset?.kind === 'image' && !asset.isMissing && asset.trashedAt === null;
    if (isOffered && !known.has(assetId)) known.set(assetId, { assetId, name });
  }
  return [...known.values()];
}
