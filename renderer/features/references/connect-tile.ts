import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { ReferenceId } from '#shared/ids.ts';
import { moveInTray } from './references-actions.ts';
import { landingIndex } from './tray-model.ts';

/** Side of a tile at which a dragged one would land. */
export type LandingSide = 'before' | 'after';

const dragType = 'dailies-reference';

function draggedIndex(data: Record<string | symbol, unknown>): number | null {
  const index = data['index'];
  return data['type'] === dragType && typeof index === 'number' ? index : null;
}

function sideOf(element: Element, clientX: number): LandingSide {
  const { left, width } = element.getBoundingClientRect();
  return clientX < left + width / 2 ? 'before' : 'after';
}

export interface TileConnection {
  readonly element: HTMLElement;
  readonly id: ReferenceId;
  readonly index: number;
  readonly setIsDragging: (isDragging: boolean) => void;
  readonly setLanding: (landing: LandingSide | null) => void;
}

/** Lets an element be dragged, and others be dropped on it. Returns the function that takes it back. */
export function connectTile({ element, id, index, setIsDragging, setLanding }: TileConnection): () => void {
  return combine(
    draggable({
      element,
      getInitialData: () => ({ type: dragType, id, index }),
      onDragStart: () => {
        setIsDragging(true);
      },
      onDrop: () => {
        setIsDragging(false);
      },
    }),
    dropTargetForElements({
      element,
      canDrop: ({ source }) => draggedIndex(source.data) !== null,
      onDrag: ({ source, location }) => {
        const from = draggedIndex(source.data);
        setLanding(from === index ? null : sideOf(element, location.current.input.clientX));
      },
      onDragLeave: () => {
        setLanding(null);
      },
      onDrop: ({ source, location }) => {
        setLanding(null);
        const from = draggedIndex(source.data);
        const dragged = source.data['id'];
        if (from === null || from === index) return;
        const isAfter = sideOf(element, location.current.input.clientX) === 'after';
        moveInTray(dragged as ReferenceId, landingIndex(from, index, isAfter));
      },
    }),
  );
}
