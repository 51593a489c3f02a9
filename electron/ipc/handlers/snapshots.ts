import type { SnapshotsService } from '../../services/snapshots.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function snapshotHandlers(service: SnapshotsService): AreaHandlers<'snapshots'> {
  return {
    'snapshots.list': (input) => service.list(input),
    'snapshots.get': (input) => service.get(input),
  };
}
