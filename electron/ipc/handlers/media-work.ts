import type { MediaWorkService } from '../../services/media-work.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function mediaWorkHandlers(service: MediaWorkService): AreaHandlers<'mediaWork'> {
  return {
    'mediaWork.claim': (_input, { sender }) => service.claim(sender.sessionId),
    'mediaWork.progress': (input) => service.progress(input),
    'mediaWork.complete': (input) => service.complete(input),
    'mediaWork.fail': (input) => service.fail(input),
  };
}
