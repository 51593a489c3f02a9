interface Entry<T> {
  readonly value: T;
  readonly bytes: number;
}

/** Keeps values up to a number of bytes; what was not asked for the longest goes first. */
export class ByteCache<T> {
  readonly #limitBytes: number;
  /** Oldest use first: a `Map` keeps the order in which keys were put in. */
  readonly #entries = new Map<string, Entry<T>>();
  #bytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): T | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** `inUse`: keys that stay whatever they weigh, because the film that is being joined needs them all. */
  set(key: string, value: T, bytes: number, inUse: ReadonlySet<string>): void {
    this.delete(key);
    this.#entries.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const old of this.#entries.keys()) {
      if (this.#bytes <= this.#limitBytes) return;
      if (old !== key && !inUse.has(old)) this.delete(old);
    }
  }

  delete(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }
}
