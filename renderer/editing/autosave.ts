import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { appError, type AppError } from '#shared/errors.ts';
import { clipIdSchema, type ClipId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { draftStore, openDraft } from './draft-store.ts';
import { saveStateStore } from './save-state.ts';

/** The longest an edit waits before it is sent. With the journey to the disk it stays well under a second. */
const saveDelayMs = 400;
const retryDelaysMs = [500, 1_000, 2_000, 5_000] as const;
/** An edit made during a save needs another round. */
const maxFlushRounds = 5;

export interface Autosave {
  /** Saves at once; gives the revision at which the clip is stored, or why it is not. */
  flush(clipId: ClipId): Promise<Result<number, AppError>>;
  stop(): void;
}

class DraftSaver implements Autosave {
  readonly #client: Client;
  /** Revisions this window has stored. The mirror may hear of them later. */
  readonly #stored = new Map<ClipId, number>();
  readonly #stops: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: Promise<void> | null = null;
  #failures = 0;

  constructor(client: Client) {
    this.#client = client;
    this.#stops.push(
      draftStore.subscribe(({ clipId, spec }, before) => {
        const isEdit = clipId !== null && spec !== null && clipId === before.clipId && spec !== before.spec;
        if (isEdit && spec !== mirrorStore.getState().drafts[clipId]?.spec) this.#noteEdit(clipId, spec);
      }),
      mirrorStore.subscribe(({ drafts, epoch }, before) => {
        if (epoch !== before.epoch) this.#stored.clear();
        if (drafts !== before.drafts) this.#followChangesFromElsewhere();
      }),
      client.onConnection((state) => {
        if (state === 'connected') this.#saveNow();
      }),
      this.#saveBeforeLeaving(),
    );
  }

  async flush(clipId: ClipId): Promise<Result<number, AppError>> {
    for (let round = 0; round < maxFlushRounds && this.#isUnsaved(clipId); round += 1) {
      this.#saveNow();
      await this.#running;
      const { error } = saveStateStore.getState();
      if (error !== null) return err(error);
    }
    const revision = this.#revisionOf(clipId);
    return revision === null ? err(appError('not-found', 'entity.not-found')) : ok(revision);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const stop of this.#stops) stop();
    saveStateStore.setState({ error: null, unsaved: {} });
  }

  #saveBeforeLeaving(): () => void {
    const leaving = new AbortController();
    const { signal } = leaving;
    const saveNow = (): void => {
      this.#saveNow();
    };
    window.addEventListener('blur', saveNow, { signal });
    window.addEventListener('pagehide', saveNow, { signal });
    const saveWhenHidden = (): void => {
      if (document.visibilityState === 'hidden') this.#saveNow();
    };
    document.addEventListener('visibilitychange', saveWhenHidden, { signal });
    return () => {
      leaving.abort();
    };
  }

  #isUnsaved(clipId: ClipId): boolean {
    return saveStateStore.getState().unsaved[clipId] !== undefined;
  }

  #revisionOf(clipId: ClipId): number | null {
    const stored = this.#stored.get(clipId);
    const mirrored = mirrorStore.getState().drafts[clipId]?.revision;
    if (stored === undefined) return mirrored ?? null;
    return Math.max(stored, mirrored ?? 0);
  }

  #noteEdit(clipId: ClipId, spec: ClipSpec): void {
    saveStateStore.setState(({ unsaved }) => ({ unsaved: { ...unsaved, [clipId]: spec } }));
    this.#schedule(saveDelayMs);
  }

  #schedule(delayMs: number): void {
    this.#timer ??= setTimeout(() => {
      this.#saveNow();
    }, delayMs);
  }

  #saveNow(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (Object.keys(saveStateStore.getState().unsaved).length === 0) return;
    this.#running ??= this.#saveAll().finally(() => {
      this.#running = null;
      const isDone = Object.keys(saveStateStore.getState().unsaved).length === 0;
      if (!isDone) this.#schedule(this.#failures === 0 ? saveDelayMs : this.#retryDelayMs());
    });
  }

  #retryDelayMs(): number {
    return retryDelaysMs[Math.min(this.#failures, retryDelaysMs.length) - 1] ?? retryDelaysMs[0];
  }

  async #saveAll(): Promise<void> {
    for (const [id, spec] of Object.entries(saveStateStore.getState().unsaved)) {
      const clipId = clipIdSchema.parse(id);
      const result = await this.#save(clipId, spec);
      // A clip that is gone for good has nowhere to be saved to.
      if (!result.ok && result.error.code !== 'entity.not-found') {
        this.#failures += 1;
        saveStateStore.setState({ error: result.error });
        return;
      }
      if (result.ok) this.#stored.set(clipId, result.value);
      this.#noteSaved(clipId, spec);
    }
    this.#failures = 0;
    if (saveStateStore.getState().error !== null) saveStateStore.setState({ error: null });
  }

  #noteSaved(clipId: ClipId, spec: ClipSpec): void {
    saveStateStore.setState(({ unsaved }) => {
      if (unsaved[clipId] !== spec) return {};
      const { [clipId]: _, ...rest } = unsaved;
      return { unsaved: rest };
    });
  }

  async #save(clipId: ClipId, spec: ClipSpec): Promise<Result<number, AppError>> {
    const baseRevision = this.#revisionOf(clipId) ?? 0;
    const saved = await this.#client.invoke('drafts.save', { clipId, spec, baseRevision });
    if (saved.ok) return ok(saved.value.revision);
    if (saved.error.code !== 'draft.stale') return saved;
    // Somebody saved in between. The words on this screen are the ones a person is writing: they go on top.
    const newest = await this.#newestRevision(clipId);
    if (newest === null || newest === baseRevision) return saved;
    const again = await this.#client.invoke('drafts.save', { clipId, spec, baseRevision: newest });
    return again.ok ? ok(again.value.revision) : again;
  }

  async #newestRevision(clipId: ClipId): Promise<number | null> {
    const { openProjectId } = mirrorStore.getState();
    if (openProjectId === null) return null;
    const content = await this.#client.invoke('projects.open', { projectId: openProjectId });
    if (!content.ok) return null;
    return content.value.drafts.find((draft) => draft.clipId === clipId)?.revision ?? null;
  }

  /** Takes over what was saved elsewhere, unless something here is not saved yet. */
  #followChangesFromElsewhere(): void {
    const { clipId, spec } = draftStore.getState();
    if (clipId === null || this.#isUnsaved(clipId)) return;
    const draft = mirrorStore.getState().drafts[clipId];
    if (draft === undefined || draft.spec === spec) return;
    // What this window stored comes back with a new snapshot; opening it again would forget the undo steps.
    if (draft.revision <= (this.#stored.get(clipId) ?? -1)) return;
    if (JSON.stringify(draft.spec) !== JSON.stringify(spec)) openDraft(draft);
  }
}

let current: Autosave | null = null;

/** Saves every edit by itself. Call once; `stop` is for tests. */
export function startAutosave(client: Client): Autosave {
  current = new DraftSaver(client);
  return current;
}

/** Saves a clip at once; gives the revision at which it is stored, or why it is not. */
export async function flushDraft(clipId: ClipId): Promise<Result<number, AppError>> {
  return current === null ? err(appError('internal', 'internal')) : current.flush(clipId);
}
