import { mirrorStore } from '#renderer/platform/mirror-store.ts';

/** Writes the chosen theme on <html>, where the tokens read it, now and with every change. */
export function followTheme(): () => void {
  const apply = (): void => {
    document.documentElement.dataset['theme'] = mirrorStore.getState().settings.theme;
  };
  apply();
  return mirrorStore.subscribe(apply);
}
