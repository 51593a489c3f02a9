import type { LibraryBucket } from '#shared/domain/library.ts';
import { client } from '#renderer/platform/client.ts';
import { mirrorStore } from '#renderer/platform/mirror-store.ts';
import { libraryStore, type MediaFilter } from './library-store.ts';
import { appendPage, followMirror, idsOf, replaceNewest } from './merge-items.ts';
import { emptySelection, keepExisting } from './selection.ts';

/** Items per question: some screens full. */
const pageSize = 200;
/** Many events in a row (an import, a trashed selection) are one new question, in milliseconds. */
const settleMs = 200;

/** Rises with every change of bucket or filter: older answers are dropped. */
let round = 0;
let isLoadingMore = false;

function ask(cursor: string | null) {
  const { bucket, media } = libraryStore.getState();
  return client().invoke('library.list', { bucket, kinds: media === 'all' ? [] : [media], cursor, limit: pageSize });
}

async function countAll(): Promise<void> {
  const counts = await client().invoke('library.counts', {});
  if (counts.ok) libraryStore.setState({ counts: counts.value });
}

/** Loads the first page of the chosen bucket anew. */
export async function loadLibrary(): Promise<void> {
  round += 1;
  const mine = round;
  isLoadingMore = false;
  libraryStore.setState({
    items: [],
    nextCursor: null,
    status: 'loading',
    error: null,
    selection: emptySelection,
    askedAt: Date.now(),
  });
  void countAll();
  const page = await ask(null);
  if (mine !== round) return;
  if (page.ok) {
    const { items, nextCursor } = page.value;
    libraryStore.setState({ items, nextCursor, status: 'ready' });
  } else {
    libraryStore.setState({ status: 'failed', error: page.error });
  }
}

/** Loads the next page; does nothing at the end or while one is on its way. */
export async function loadMore(): Promise<void> {
  const { nextCursor, status } = libraryStore.getState();
  if (nextCursor === null || status !== 'ready' || isLoadingMore) return;
  isLoadingMore = true;
  const mine = round;
  const page = await ask(nextCursor);
  if (mine !== round) return;
  isLoadingMore = false;
  if (!page.ok) return;
  libraryStore.setState(({ items }) => ({
    items: appendPage(items, page.value.items),
    nextCursor: page.value.nextCursor,
  }));
}

/** Brings in what is new at the top without losing the place. */
async function refresh(): Promise<void> {
  const mine = round;
  void countAll();
  const page = await ask(null);
  if (mine !== round || !page.ok || libraryStore.getState().status !== 'ready') return;
  libraryStore.setState(({ items, nextCursor, selection }) => {
    const next = page.value.nextCursor === null ? page.value.items : replaceNewest(items, page.value.items);
    return {
      askedAt: Date.now(),
      items: next,
      nextCursor: next.length > page.value.items.length ? nextCursor : page.value.nextCursor,
      selection: keepExisting(selection, idsOf(items), idsOf(next)),
    };
  });
}

export function chooseBucket(bucket: LibraryBucket): void {
  const before = libraryStore.getState();
  libraryStore.setState({ bucket, isCast: false });
  if (before.bucket === bucket) return;
  void loadLibrary();
}

/** Shows cast & places in the place of the grid. */
export function chooseCast(): void {
  libraryStore.setState({ isCast: true, selection: emptySelection });
}

export function chooseMedia(media: MediaFilter): void {
  if (libraryStore.getState().media === media) return;
  libraryStore.setState({ media });
  void loadLibrary();
}

/** Keeps the list in step with the application while the library is shown. Returns a function that stops it. */
export function followLibrary(): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  void loadLibrary();
  const stop = mirrorStore.subscribe((mirror, before) => {
    if (mirror.epoch !== before.epoch) {
      void loadLibrary();
      return;
    }
    if (mirror.assets === before.assets && mirror.takes === before.takes) return;
    libraryStore.setState(({ items, bucket, selection }) => {
      const next = followMirror(items, bucket, mirror);
      return next === items ? {} : { items: next, selection: keepExisting(selection, idsOf(items), idsOf(next)) };
    });
    timer ??= setTimeout(() => {
      timer = null;
      void refresh();
    }, settleMs);
  });
  return () => {
    round += 1;
    if (timer !== null) clearTimeout(timer);
    stop();
  };
}
