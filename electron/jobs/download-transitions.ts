import type { Transitions } from './transitions.ts';

export const downloading: Transitions<'downloading'> = {
  /** A fresh address for the same result. */
  completed: (state, { at, output }) => ({ ...state, output, retryAt: at }),
  'fetch-delayed': (state, { hold, retryAt, error }) => ({
    ...state,
    hold,
    retryAt,
    attempts: state.attempts + 1,
    error,
  }),
  released: (state, { at }) =>
    state.hold === 'none' ? null : { ...state, hold: 'none', retryAt: at, attempts: 0, error: null },
  // The provider has done its work and is paid for it.
  'output-refused': (_state, { error }) => ({ name: 'failed', error: { ...error, charged: 'yes' } }),
  'output-gone': () => ({ name: 'expired' }),
  kept: (state, { at }) => ({ name: 'ready', takeId: state.takeId, tookMs: Math.max(0, at - state.acceptedAt) }),
};
