import { appError, type AppError } from '#shared/errors.ts';
import type { MethodInput } from '#shared/ipc/contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { AssetStore } from '../assets/asset-store.ts';
import { notFound } from './not-found.ts';

/** What a host does on the person's desktop. */
export interface DesktopService {
  reveal(input: MethodInput<'desktop.reveal'>): Promise<Result<Record<string, never>, AppError>>;
}

interface DesktopDeps {
  readonly store: Pick<AssetStore, 'pathOf'>;
  /** Absent where the host cannot; the interface then offers nothing. */
  readonly reveal: ((path: string) => void) | undefined;
}

export function createDesktopService({ store, reveal }: DesktopDeps): DesktopService {
  return {
    async reveal({ assetId }) {
      if (reveal === undefined) return err(appError('invalid-input', 'method.unknown'));
      const file = await store.pathOf(assetId);
      if (file === null) return notFound();
      reveal(file.path);
      return ok({});
    },
  };
}
