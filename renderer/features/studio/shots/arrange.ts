import type * as Arranging from './arrange-actions.ts';
import type * as Keys from './list-keys.ts';

type Actions = typeof Arranging & typeof Keys;

let loading: Promise<Actions> | null = null;
let loaded: Actions | null = null;

async function load(): Promise<Actions> {
  const [arranging, keys] = await Promise.all([import('./arrange-actions.ts'), import('./list-keys.ts')]);
  loaded = { ...arranging, ...keys };
  return loaded;
}

/** Loads what adds, cuts, moves and removes shots, and selects several: it is no part of the first paint. */
export function loadArranging(): Promise<Actions> {
  loading ??= load();
  return loading;
}

/** Does something to the shots at once; in the first moments of a window as soon as it is loaded. */
export function arrange(act: (actions: Actions) => unknown): void {
  if (loaded === null) void loadArranging().then(act);
  else act(loaded);
}
