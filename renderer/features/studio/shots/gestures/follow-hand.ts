/** Words, lengths, density and price follow a hand at most ten times a second. */
const followEveryMs = 100;

export interface Follower<T> {
  /** Shows this now, or as soon as it may; of several that wait, the last. */
  show(value: T): void;
  /** Forgets what waits. */
  stop(): void;
}

/** Passes values on, the first at once and the last for certain, with at least a tenth of a second between two. */
export function followHand<T>(draw: (value: T) => void): Follower<T> {
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let waiting: T;
  const run = (): void => {
    timer = null;
    last = performance.now();
    draw(waiting);
  };
  return {
    show(value) {
      waiting = value;
      const left = last + followEveryMs - performance.now();
      if (timer !== null) return;
      if (left <= 0) run();
      else timer = setTimeout(run, left);
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
