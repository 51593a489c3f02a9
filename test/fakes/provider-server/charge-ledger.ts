import { createHash } from 'node:crypto';

/** One request that the provider has accepted. What is accepted twice stands here twice. */
export interface Charge {
  readonly requestId: string;
  readonly endpoint: string;
  /** SHA-256 of the body as it arrived. */
  readonly bodyHash: string;
  readonly at: number;
  /** What the job costs when it ends well, in the provider's units and in billionths of the currency. */
  readonly units: number;
  readonly amountNano: number;
  /** `open` until the job has ended. */
  readonly outcome: 'open' | 'billed' | 'not-billed';
}

export interface ChargeLedger {
  readonly charges: readonly Charge[];
  accept(charge: Omit<Charge, 'bodyHash' | 'outcome'>, body: Uint8Array): void;
  settle(requestId: string, isBilled: boolean): void;
  find(requestId: string): Charge | undefined;
}

export function createChargeLedger(): ChargeLedger {
  const charges: Charge[] = [];
  return {
    charges,
    accept(charge, body) {
      charges.push({ ...charge, bodyHash: createHash('sha256').update(body).digest('hex'), outcome: 'open' });
    },
    settle(requestId, isBilled) {
      const index = charges.findIndex((charge) => charge.requestId === requestId);
      const charge = charges[index];
      if (charge?.outcome === 'open') charges[index] = { ...charge, outcome: isBilled ? 'billed' : 'not-billed' };
    },
    find: (requestId) => charges.find((charge) => charge.requestId === requestId),
  };
}
