import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { appError, type AppError } from '#shared/errors.ts';
import type { ClipId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { draftStore, openDraft } from './draft-store.ts';
import { latestDraft, rememberSavedDraft } from './saved-drafts.ts';
import { saveStateStore } from './save-state.ts';

/** The longest an edit waits before it is sent. With the journey to the disk it stays well under a second. */
const saveDelayMs = 400;
const retryDelaysMs = [500, 1_000, 2_000, 5_000] as const;

export interface Autosave {
  /** Saves at once; gives the revision at which the clip is stored, or why it is not. */
  flush(clipId: ClipId): Promise<Result<number, AppError>>;
  stop(): void;
}

class DraftSaver implements Autosave {
  /** What is not stored yet, per clip; leaving a clip does not leave its words behind. */
  readonly #unsaved = new Map<ClipId, ClipSpec>();
  readonly #client: Client;
  readonly #stops: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: Promise<void> | null = null;
  #failures = 0;

  constructor(client: Client) {
    this.#client = client;
    this.#stops.push(
      draftStore.subscribe(({ clipId, spec }) => {
        if (clipId === null || spec === null || spec === latestDraft(clipId)?.spec) return;
        this.#unsaved.set(clipId, spec);
        this.#schedule(saveDelayMs);
      }),
      mirrorStore.subscribe(({ drafts }, before) => {
        if (drafts !== before.drafts) this.#followChangesFromElsewhere();
      }),
      client.onConnection((state) => {
        if (state === 'connected' && this.#unsaved.size > 0) this.#saveNow();
      }),
    );
    const saveNow = (): void => {
      this.#saveNow();
    };
    const saveWhenHidden = (): void => {
      if (document.visibilityState === 'hidden') this.#saveNow();
    };
    window.addEventListener('blur', saveNow);
    window.addEventListener('pagehide', saveNow);
    document.addEventListener('visibilitychange', saveWhenHidden);
    this.#stops.push(() => {
      window.removeEventListener('blur', saveNow);
      window.removeEventListener('pagehide', saveNow);
      document.removeEventListener('visibilitychange', saveWhenHidden);
    });
  }

  async flush(clipId: ClipId): Promise<Result<number, AppError>> {
    // An edit during the save waits for the next round, so a few rounds may be needed.
    for (let round = 0; round < 5 && this.#unsaved.has(clipId); round += 1) {
      this.#saveNow();
      await this.#running;
      const { error } = saveStateStore.getState();
      if (error !== null) return err(error);
    }
    const draft = latestDraft(clipId);
    if (draft === null) return err(appError('not-found', 'entity.not-found'));
    return ok(draft.revision);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const stop of this.#stops) stop();
  }

  #schedule(delayMs: number): void {
    this.#timer ??= setTimeout(() => {
      this.#saveNow();
    }, delayMs);
  }

  #saveNow(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#running ??= this.#saveAll().finally(() => {
      this.#running = null;
      if (this.#unsaved.size > 0) this.#schedule(this.#failures === 0 ? saveDelayMs : this.#retryDelayMs());
    });
  }

  #retryDelayMs(): number {
    return retryDelaysMs[Math.min(this.#failures, retryDelaysMs.length) - 1] ?? retryDelaysMs[0];
  }

  async #saveAll(): Promise<void> {
    for (const [clipId, spec] of [...this.#unsaved]) {
      const result = await this.#save(clipId, spec, latestDraft(clipId)?.revision ?? 0);
      if (!result.ok && result.error.code !== 'entity.not-found') {
        this.#failures += 1;
        saveStateStore.setState({ error: result.error });
        return;
      }
      if (result.ok) rememberSavedDraft({ clipId, spec, revision: result.value, updatedAt: Date.now() });
      if (this.#unsaved.get(clipId) === spec) this.#unsaved.delete(clipId);
    }
    this.#failures = 0;
    if (saveStateStore.getState().error !== null) saveStateStore.setState({ error: null });
  }

  async #save(clipId: ClipId, spec: ClipSpec, baseRevision: number): Promise<Result<number, AppError>> {
    const saved = await this.#client.invoke('drafts.save', { clipId, spec, baseRevision });
    if (saved.ok) return ok(saved.value.revision);
    if (saved.error.code !== 'draft.stale') return saved;
    // Somebody saved in between. The words on this screen are the ones a person is writing: they go on top.
    const newest = await this.#storedRevision(clipId);
    if (newest === null || newest === baseRevision) return saved;
    const again = await this.#client.invoke('drafts.save', { clipId, spec, baseRevision: newest });
    return again.ok ? ok(again.value.revision) : again;
  }

  async #storedRevision(clipId: ClipId): Promise<number | null> {
    const { openProjectId } = mirrorStore.getState();
    if (openProjectId === null) return null;
    const content = await this.#client.invoke('projects.open', { projectId: openProjectId });
    if (!content.ok) return null;
    return content.value.drafts.find((draft) => draft.clipId === clipId)?.revision ?? null;
  }

  /** Takes over what was saved elsewhere, unless something here is not saved yet. */
  #followChangesFromElsewhere(): void {
    const { clipId, spec } = draftStore.getState();
    if (clipId === null || this.#unsaved.has(clipId)) return;
    const latest = latestDraft(clipId);
    if (latest !== null && latest.spec !== spec) openDraft(latest);
  }
}

/** Saves every edit by itself. Call once; `stop` is for tests. */
export function startAutosave(client: Client): Autosave {
  return new DraftSaver(client);
}
