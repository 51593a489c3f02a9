import { describe, expect, it } from 'vitest';
import { createActiveSession } from '#electron/ipc/active-session.ts';

function recorded() {
  const changes: string[] = [];
  const session = createActiveSession({
    started: (id) => changes.push(`started ${id}`),
    replaced: (id) => changes.push(`replaced ${id}`),
    ended: (id) => changes.push(`ended ${id}`),
  });
  return { changes, session };
}

describe('createActiveSession', () => {
  it('gives the place to the one that asked last', () => {
    const { changes, session } = recorded();
    expect(session.current()).toBeNull();
    session.activate('a');
    session.activate('b');
    expect(session.current()).toBe('b');
    expect(changes).toEqual(['started a', 'replaced a', 'started b']);
  });

  it('says nothing when the active one asks again', () => {
    const { changes, session } = recorded();
    session.activate('a');
    session.activate('a');
    expect(changes).toEqual(['started a']);
  });

  it('has nobody after the active one is gone, and does not mind others going', () => {
    const { changes, session } = recorded();
    session.activate('a');
    session.activate('b');
    session.close('a');
    expect(session.current()).toBe('b');
    session.close('b');
    expect(session.current()).toBeNull();
    expect(changes).toEqual(['started a', 'replaced a', 'started b', 'ended b']);
  });
});
