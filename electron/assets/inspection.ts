import type { AssetMimeType } from '#shared/domain/asset.ts';
import type { Result } from '#shared/result.ts';
import type { StructureFacts } from './checks/check-structure.ts';
import type { Refusal } from './checks/refusal.ts';

/** What the hash worker can be asked. Paths stay within the main process. */
export type InspectionTask =
  /** Checks a file anywhere on the machine and copies it to `to`, hashing on the way. */
  | { readonly kind: 'copy'; readonly path: string; readonly to: string; readonly name: string }
  /** Checks, fsyncs and hashes a file that is in the library already. */
  | { readonly kind: 'inspect'; readonly path: string; readonly name: string; readonly hasToCountFrames: boolean }
  /** Only hashes. */
  | { readonly kind: 'hash'; readonly path: string };

export interface Inspection extends StructureFacts {
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  /** `null` when the task was to hash only. */
  readonly mime: AssetMimeType | null;
}

export type InspectionProblem =
  | ({ readonly kind: 'refused' } & Refusal)
  | { readonly kind: 'cancelled' }
  /** The file system said no; `errno` such as ENOSPC. */
  | { readonly kind: 'file-system'; readonly errno: string; readonly message: string };

export interface InspectionRequest {
  readonly number: number;
  readonly task: InspectionTask;
  /** One Int32 in shared memory; anything but 0 asks the worker to stop. */
  readonly cancelFlag: Int32Array;
}

export type InspectionMessage =
  /** The worker is loaded; what goes wrong from now on is put down to the file. */
  | { readonly kind: 'ready' }
  /** Structure is checked, bytes are being copied and hashed; sent again every few MiB as a sign of life. */
  | { readonly number: number; readonly kind: 'hashing' }
  | { readonly number: number; readonly kind: 'answer'; readonly answer: Result<Inspection, InspectionProblem> };
