/** One library has one window or tab at work: the one that asked for a snapshot last. */
export interface ActiveSession {
  current(): string | null;
  /** Makes this session the active one. */
  activate(sessionId: string): void;
  /** The page is gone; nobody is active if it was. */
  close(sessionId: string): void;
}

export interface SessionChanges {
  /** This session is now at work. */
  started(sessionId: string): void;
  /** It lost its place to another one, which starts next. */
  replaced(sessionId: string): void;
  /** It was at work and is gone. */
  ended(sessionId: string): void;
}

export function createActiveSession(changes: SessionChanges): ActiveSession {
  let active: string | null = null;
  return {
    current: () => active,
    activate(sessionId) {
      const before = active;
      if (before === sessionId) return;
      active = sessionId;
      if (before !== null) changes.replaced(before);
      changes.started(sessionId);
    },
    close(sessionId) {
      if (active !== sessionId) return;
      active = null;
      changes.ended(sessionId);
    },
  };
}
