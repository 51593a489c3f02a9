import type { ChargeLedger } from '../provider-server/charge-ledger.ts';
import type { ReceivedUpload } from '../provider-server/received-upload.ts';
import type { StoredFiles } from '../provider-server/stored-files.ts';
import type { FalRequest } from './fal-request.ts';
import type { RequestLife } from './request-life.ts';

/** An upload that has been announced. */
export interface OpenUpload {
  readonly path: string;
  readonly name: string;
  readonly contentType: string;
  readonly keepSeconds: number | null;
  readonly parts: Map<number, Buffer>;
}

/** Everything that the fake knows; it outlives its listener. */
export interface FalWorld {
  readonly origin: () => string;
  readonly nowMs: () => number;
  /** Keys and what they may do. */
  readonly keys: Map<string, 'api' | 'admin'>;
  readonly requests: Map<string, FalRequest>;
  /** Plans for the next requests that are accepted. */
  readonly nextLives: Partial<RequestLife>[];
  life: RequestLife;
  readonly ledger: ChargeLedger;
  readonly files: StoredFiles;
  readonly openUploads: Map<string, OpenUpload>;
  readonly uploads: ReceivedUpload[];
  /** US dollars. */
  balance: number;
}
