import type { LibraryService } from '../../services/library.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function libraryHandlers(service: LibraryService): AreaHandlers<'library'> {
  return {
    'library.list': (input) => service.list(input),
    'library.find': (input) => service.find(input),
    'library.counts': () => service.counts(),
    'library.recipe': (input) => service.recipe(input),
    'library.trash': (input) => service.trash(input),
    'library.restore': (input) => service.restore(input),
    'library.measure': () => service.measure(),
  };
}
