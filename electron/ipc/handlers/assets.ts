import type { ImportsService } from '../../services/imports.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function assetHandlers(service: ImportsService): AreaHandlers<'assets'> & AreaHandlers<'staged'> {
  return {
    'assets.beginImport': (input) => service.beginImport(input),
    'staged.write': (input) => service.writeStaged(input),
    'assets.finishImport': (input) => service.finishImport(input),
    'assets.abortImport': (input) => service.abortImport(input),
    'assets.get': (input) => service.get(input),
    'assets.redrawThumbnail': (input) => service.redrawThumbnail(input),
  };
}
