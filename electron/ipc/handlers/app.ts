import type { AppSnapshotService } from '../../services/app-snapshot.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function appHandlers(service: AppSnapshotService): AreaHandlers<'app'> {
  return {
    'app.snapshot': () => service.snapshot(),
  };
}
