import type { SettingsService } from '../../services/settings.ts';
import type { AreaHandlers } from '../handler-types.ts';

export function settingsHandlers(service: SettingsService): AreaHandlers<'settings'> {
  return {
    'settings.update': (input) => service.update(input),
  };
}
