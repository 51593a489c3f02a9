import type { BucketService } from '../../services/bucket.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function bucketHandlers(service: BucketService): AreaHandlers<'bucket'> {
  return {
    'bucket.save': (input) => service.save(input),
    'bucket.test': () => service.test(),
    'bucket.remove': () => service.remove(),
  };
}
