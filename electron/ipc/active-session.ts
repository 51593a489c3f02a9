/** One library has one window or tab at work: the one that asked for a snapshot last. */
export interface ActiveSession {
  current(): string | null;
  /** Makes this session the active one. */
  activate(sessionId: string): void;
  /** The page is gone; nobody is active if it was. */
  close(sessionId: string): void;
}

/** `onReplaced` hears of a session that lost its place to another one. */
export function createActiveSession(onReplaced: (sessionId: string) => void): ActiveSession {
  let active: string | null = null;
  return {
    current: () => active,
    activate(sessionId) {
      const before = active;
      active = sessionId;
      if (before !== null && before !== sessionId) onReplaced(before);
    },
    close(sessionId) {
      if (active === sessionId) active = null;
    },
  };
}
