import type { ClipsService } from '../../services/clips.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function clipHandlers(service: ClipsService): AreaHandlers<'clips'> {
  return {
    'clips.create': (input) => service.create(input),
    'clips.rename': (input) => service.rename(input),
    'clips.move': (input) => service.move(input),
    'clips.trash': (input) => service.trash(input),
    'clips.restore': (input) => service.restore(input),
  };
}
