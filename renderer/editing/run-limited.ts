export type RunLimited = <T>(task: () => Promise<T>) => Promise<T>;

/** Runs tasks in the order they are given, never more than `count` at a time. */
export function createRunLimited(count: number): RunLimited {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= count) await new Promise<void>((turn) => waiting.push(turn));
    else running += 1;
    try {
      return await task();
    } finally {
      // The place goes straight to the next in line, so nobody can slip in between.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
