import type { draftStore, editSpec } from '#renderer/editing/draft-store.ts';
import type { selectionStore } from '#renderer/editing/selection-store.ts';
import type { mirrorStore } from '#renderer/platform/mirror-store.ts';
import type { Reference } from '#shared/domain/reference.ts';
import type { FakeClient } from './fake-client.ts';

declare global {
  /** What test pages put on the window for the tests that drive them. */
  interface Window {
    fake: FakeClient;
    draftStore: typeof draftStore;
    editSpec: typeof editSpec;
    selectionStore: typeof selectionStore;
    mirrorStore: typeof mirrorStore;
    undo: () => void;
    redo: () => void;
    /** A film that is longer than anybody takes. */
    storm: Reference;
  }
}
