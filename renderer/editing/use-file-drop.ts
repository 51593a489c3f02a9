import { useEffect, useState } from 'react';
import { carriesFiles, filesOf, type DroppedFiles } from './dropped-files.ts';
import { useLatest } from './use-latest.ts';

export interface FileDrop {
  readonly dropped: DroppedFiles;
  /** `data-drop` of the nearest element around the pointer that has one. */
  readonly place: string | null;
}

function placeOf(event: DragEvent): string | null {
  return event.target instanceof Element
    ? (event.target.closest('[data-drop]')?.getAttribute('data-drop') ?? null)
    : null;
}

/**
 * Takes files dropped anywhere on the window while the calling screen is shown. Gives the place under the pointer while
 * files are dragged over the window: the `data-drop` of an element, `''` elsewhere, `null` while nothing is dragged.
 */
export function useFileDrop(onDrop: (drop: FileDrop) => void): string | null {
  const [place, setPlace] = useState<string | null>(null);
  const latest = useLatest(onDrop);
  useEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
      setPlace(placeOf(event) ?? '');
    };
    const onDragLeave = (event: DragEvent): void => {
      // Only leaving the window has nowhere to go to.
      if (event.relatedTarget === null) setPlace(null);
    };
    const onDropEvent = (event: DragEvent): void => {
      setPlace(null);
      if (event.dataTransfer === null || !carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      latest.current({ dropped: filesOf(event.dataTransfer), place: placeOf(event) });
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDropEvent);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDropEvent);
    };
  }, [latest]);
  return place;
}
