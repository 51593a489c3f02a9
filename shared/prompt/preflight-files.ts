import type { DerivativeRecipe } from '#shared/domain/derivative.ts';
import type { RequestProblem } from '#shared/domain/quote.ts';
import type { AssetId } from '#shared/ids.ts';
import type { Finding, ProblemCode } from './preflight-finding.ts';

/** A file that the chosen provider would refuse, with everything that is wrong with it. */
export interface FileBlock {
  readonly assetId: AssetId;
  /** What a person calls it. */
  readonly name: string;
  /** At least one. */
  readonly problems: readonly RequestProblem[];
  /** The one copy that heals all of them; `null` when none can be made. */
  readonly fix: DerivativeRecipe | null;
}

export interface QuoteBlocks {
  readonly files: readonly FileBlock[];
  /** What the provider says about the clip and nothing of ours has said before. */
  readonly refusals: readonly RequestProblem[];
}

/** What a provider's adapter and our own checks both say; ours names what to change, so it is the one that is shown. */
const saidBy: Readonly<Record<string, ProblemCode>> = {
  'kind-unsupported': 'provider.kind',
  'resolution-unsupported': 'provider.resolution',
  'start-frame-missing': 'frames.none',
  'too-many-images': 'provider.images',
  'too-many-videos': 'provider.videos',
  'too-many-audio': 'provider.audio',
  'too-many-references': 'provider.total',
  'file-missing': 'file.missing',
};

function isSaid({ code, params }: RequestProblem, blocks: readonly Finding[]): boolean {
  const ours = saidBy[code];
  return blocks.some((block) => block.code === ours && (params['name'] ?? '') === (block.params['name'] ?? ''));
}

/** Sorts the problems of a quote: those of one file stand together, and what `blocks` say already is left out. Pure. */
export function quoteBlocks(problems: readonly RequestProblem[], blocks: readonly Finding[]): QuoteBlocks {
  const fresh = problems.filter((problem) => !isSaid(problem, blocks));
  const files = new Map<AssetId, FileBlock>();
  for (const problem of fresh) {
    const { assetId, fix, params } = problem;
    if (assetId === null) continue;
    const before = files.get(assetId);
    files.set(assetId, {
      assetId,
      name: before?.name ?? String(params['name'] ?? ''),
      problems: [...(before?.problems ?? []), problem],
      fix: before?.fix ?? fix,
    });
  }
  return { files: [...files.values()], refusals: fresh.filter(({ assetId }) => assetId === null) };
}
