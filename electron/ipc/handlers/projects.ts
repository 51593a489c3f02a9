import type { ProjectsService } from '../../services/projects.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function projectHandlers(service: ProjectsService): AreaHandlers<'projects'> {
  return {
    'projects.create': (input) => service.create(input),
    'projects.open': (input) => service.open(input),
    'projects.rename': (input) => service.rename(input),
    'projects.trash': (input) => service.trash(input),
    'projects.restore': (input) => service.restore(input),
  };
}
