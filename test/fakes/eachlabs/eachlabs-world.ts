import type { ChargeLedger } from '../provider-server/charge-ledger.ts';
import type { ReceivedUpload } from '../provider-server/received-upload.ts';
import type { StoredFiles } from '../provider-server/stored-files.ts';
import type { EachlabsFakeModel } from './eachlabs-models.ts';
import type { FakePrediction } from './prediction.ts';
import type { PredictionLife } from './prediction-life.ts';

/** A file that has been announced. */
export interface OpenUpload {
  readonly id: string;
  readonly path: string;
  readonly contentType: string;
  readonly keepSeconds: number | null;
  readonly requiredHeaders: Readonly<Record<string, string>>;
}

/** Everything that the fake knows; it outlives its listener. */
export interface EachlabsWorld {
  readonly origin: () => string;
  readonly nowMs: () => number;
  readonly keys: Set<string>;
  models: readonly EachlabsFakeModel[];
  readonly predictions: Map<string, FakePrediction>;
  /** Plans for the next jobs that are accepted. */
  readonly nextLives: Partial<PredictionLife>[];
  life: PredictionLife;
  readonly ledger: ChargeLedger;
  readonly files: StoredFiles;
  readonly openUploads: Map<string, OpenUpload>;
  readonly uploads: ReceivedUpload[];
  /** Where the bytes of each file that arrived are, by its id. */
  readonly stored: Map<string, string>;
  /** US dollars. */
  balance: number;
}
