import type { DesktopService } from '../../services/desktop.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function desktopHandlers(service: DesktopService): AreaHandlers<'desktop'> {
  return {
    'desktop.reveal': (input) => service.reveal(input),
  };
}
