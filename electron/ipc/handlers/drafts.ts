import type { DraftsService } from '../../services/drafts.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function draftHandlers(service: DraftsService): AreaHandlers<'drafts'> {
  return {
    'drafts.save': (input) => service.save(input),
  };
}
