import type { Asset } from '#shared/domain/asset.ts';
import type { Clip, Draft } from '#shared/domain/project.ts';
import type { MethodInput, MethodName, MethodOutput } from '#shared/ipc/contract.ts';
import { withOpenProject } from './from-snapshot.ts';
import type { Mirror } from './mirror-store.ts';

type Appliers = {
  readonly [M in MethodName]?: (mirror: Mirror, input: MethodInput<M>, output: MethodOutput<M>) => Mirror;
};

/**
 * What an answer says that no event repeats: the content of a project that was opened, the draft that this page itself
 * saved, assets it asked for. Everything else is announced, and an answer must not race with a newer event.
 */
const appliers: Appliers = {
  'projects.create': (mirror, _input, content) => withOpenProject(mirror, content),
  'projects.open': (mirror, _input, content) => withOpenProject(mirror, content),
  'clips.create': (mirror, _input, { clip, draft }) => withDraft(withClip(mirror, clip), draft),
  'drafts.save': (mirror, { clipId, spec }, { revision }) => {
    const before = mirror.drafts[clipId];
    return before === undefined ? mirror : withDraft(mirror, { ...before, spec, revision });
  },
  'assets.get': (mirror, _input, assets) => assets.reduce(withUnknownAsset, mirror),
  'assets.finishImport': (mirror, _input, asset) => withUnknownAsset(mirror, asset),
  'snapshots.get': (mirror, _input, sent) => sent.assets.reduce(withUnknownAsset, mirror),
  'library.find': (mirror, _input, items) => items.reduce((known, { asset }) => withUnknownAsset(known, asset), mirror),
  'library.recipe': (mirror, _input, recipe) => recipe.assets.reduce(withUnknownAsset, mirror),
};

export function applyAnswer<M extends MethodName>(
  mirror: Mirror,
  method: M,
  input: MethodInput<M>,
  output: MethodOutput<M>,
): Mirror {
  const apply: Appliers[M] = appliers[method];
  return apply === undefined ? mirror : apply(mirror, input, output);
}

/** An event may have come before the answer and is newer then. */
export function withUnknownAsset(mirror: Mirror, asset: Asset): Mirror {
  return mirror.assets[asset.id] === undefined
    ? { ...mirror, assets: { ...mirror.assets, [asset.id]: asset } }
    : mirror;
}

function withClip(mirror: Mirror, clip: Clip): Mirror {
  return mirror.clips[clip.id] === undefined ? { ...mirror, clips: { ...mirror.clips, [clip.id]: clip } } : mirror;
}

function withDraft(mirror: Mirror, draft: Draft): Mirror {
  const before = mirror.drafts[draft.clipId];
  if (before !== undefined && before.revision > draft.revision) return mirror;
  return { ...mirror, drafts: { ...mirror.drafts, [draft.clipId]: draft } };
}
