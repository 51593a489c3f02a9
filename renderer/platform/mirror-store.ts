import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Account, KeyStore } from '#shared/domain/account.ts';
import type { Asset } from '#shared/domain/asset.ts';
import { noBucketView, type BucketView } from '#shared/domain/bucket.ts';
import type { Derivative } from '#shared/domain/derivative.ts';
import type { Element } from '#shared/domain/element.ts';
import type { JobView } from '#shared/domain/job.ts';
import type { LibraryInfo } from '#shared/domain/library.ts';
import type { Clip, Draft, Project, Sequence } from '#shared/domain/project.ts';
import type { Capabilities } from '#shared/domain/provider.ts';
import { defaultSettings, type Settings } from '#shared/domain/settings.ts';
import type { Still } from '#shared/domain/still.ts';
import type { Take } from '#shared/domain/take.ts';
import type { AppError } from '#shared/errors.ts';
import type { AssetId, ClipId, ElementId, JobId, ProjectId, ProviderId, SequenceId, TakeId } from '#shared/ids.ts';
import type { HostInfo } from '#shared/ipc/snapshot.ts';
import type { ConnectionState } from './client.ts';

/**
 * What the application last told us. Only `subscriptions.ts` writes here; features read it and ask for changes through
 * the client. Entities in the trash stay, with `trashedAt` set.
 */
export interface Mirror {
  readonly connection: ConnectionState;
  /** False until the first snapshot is in. */
  readonly isReady: boolean;
  /** Why there is no snapshot: the library is locked, damaged, from a newer app, full or read-only. */
  readonly startError: AppError | null;
  readonly epoch: string;
  readonly revision: number;
  readonly appVersion: string;
  readonly host: HostInfo;
  readonly library: LibraryInfo;
  readonly settings: Settings;
  readonly providers: readonly Capabilities[];
  readonly accounts: Readonly<Record<ProviderId, Account>>;
  readonly keyStore: KeyStore;
  /** The person's own bucket. */
  readonly bucket: BucketView;
  /** Whether providers can be reached, as far as the last calls tell. */
  readonly isOnline: boolean;
  /** Copies that were asked for since this page opened, newest last. */
  readonly derivatives: readonly Derivative[];
  /** Last frames that were asked for, as far as this page heard of them, newest last. */
  readonly stills: readonly Still[];
  readonly openProjectId: ProjectId | null;
  readonly projects: Readonly<Record<ProjectId, Project>>;
  readonly sequences: Readonly<Record<SequenceId, Sequence>>;
  readonly clips: Readonly<Record<ClipId, Clip>>;
  readonly drafts: Readonly<Record<ClipId, Draft>>;
  readonly takes: Readonly<Record<TakeId, Take>>;
  /** Cast & places of the open project. */
  readonly elements: Readonly<Record<ElementId, Element>>;
  readonly assets: Readonly<Record<AssetId, Asset>>;
  readonly jobs: Readonly<Record<JobId, JobView>>;
  readonly damagedRows: number;
}

export const emptyMirror: Mirror = {
  connection: 'connecting',
  isReady: false,
  startError: null,
  epoch: '',
  revision: 0,
  appVersion: '',
  host: { kind: 'browser', canReveal: false, hasWindowControls: false, platform: 'linux' },
  library: { folder: '', usedBytes: 0, freeBytes: null },
  settings: defaultSettings,
  providers: [],
  accounts: {},
  keyStore: { kind: 'keychain' },
  bucket: noBucketView,
  isOnline: true,
  derivatives: [],
  stills: [],
  openProjectId: null,
  projects: {},
  sequences: {},
  clips: {},
  drafts: {},
  takes: {},
  elements: {},
  assets: {},
  jobs: {},
  damagedRows: 0,
};

export const mirrorStore = createStore<Mirror>(() => emptyMirror);

export function useMirror<T>(select: (mirror: Mirror) => T): T {
  return useStore(mirrorStore, select);
}
