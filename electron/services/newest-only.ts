/** Does one thing at a time for each name, and of what waits meanwhile only what was asked for last. */
export interface NewestOnly {
  /**
   * Resolves when `work`, which never rejects, is done, or as soon as something newer of that name made it pointless.
   * What has begun is never cut off: whoever began it has to hear how it ended.
   */
  run(name: string, key: string, work: () => Promise<void>): Promise<void>;
}

interface Entry {
  readonly key: string;
  readonly work: () => Promise<void>;
  readonly released: Promise<void>;
  readonly release: () => void;
}

interface Line {
  current: Entry;
  next: Entry | null;
}

export function createNewestOnly(): NewestOnly {
  const lines = new Map<string, Line>();

  const perform = async (name: string, line: Line): Promise<void> => {
    for (;;) {
      await line.current.work();
      line.current.release();
      if (line.next === null) break;
      line.current = line.next;
      line.next = null;
    }
    lines.delete(name);
  };

  return {
    async run(name, key, work) {
      const line = lines.get(name);
      const newest = line === undefined ? null : (line.next ?? line.current);
      // Asked for already, and nothing newer came in between.
      if (newest?.key === key) {
        await newest.released;
        return;
      }
      const { promise: released, resolve: release } = Promise.withResolvers<void>();
      const entry: Entry = { key, work, released, release };
      if (line === undefined) {
        const started: Line = { current: entry, next: null };
        lines.set(name, started);
        void perform(name, started);
      } else {
        line.current.release();
        line.next?.release();
        line.next = entry;
      }
      await released;
    },
  };
}
