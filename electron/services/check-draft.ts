import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { assetIdsOfSpec } from '#shared/domain/spec-assets.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { runPreflight } from '#shared/prompt/preflight.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { AssetRepository } from '../db/repositories/assets.ts';

/**
 * What stops a clip whoever makes it, checked once more where the money is: a window that is wrong or old may not order
 * what it would have to show as blocked. The limits of a provider are its adapter's to check.
 */
export function checkDraft(assets: Pick<AssetRepository, 'list'>, spec: ClipSpec): Result<null, AppError> {
  const missing = assets.list(assetIdsOfSpec(spec)).filter(({ isMissing }) => isMissing);
  const missingAssetIds = new Set(missing.map(({ id }) => id));
  const { blocks } = runPreflight({ spec, capabilities: null, missingAssetIds });
  if (blocks.length === 0) return ok(null);
  const detail = blocks.map(({ code }) => code).join(', ');
  return err(appError('invalid-input', 'spec.blocked', { detail }));
}
