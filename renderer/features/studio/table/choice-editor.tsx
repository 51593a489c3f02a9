import type { Camera, Shot } from '#shared/domain/shot.ts';
import { CameraPicker } from '../inspector/picker/camera-picker.tsx';
import { FramingPicker } from '../inspector/picker/framing-picker.tsx';
import { SpeedPicker } from '../inspector/picker/speed-picker.tsx';
import { hasSpeed } from '../inspector/picker/set-up-choices.ts';
import type { Column } from './columns.ts';
import { cancelEditing, changeShotAt } from './table-actions.ts';

interface ChoiceEditorProps {
  readonly column: Column;
  readonly row: number;
  readonly shot: Shot;
  readonly typed: string | null;
  readonly anchor: HTMLElement | null;
}

/** Columns whose cells are chosen from pictures; a speed only where there is a move. */
export function isChosen(column: Column, shot: Shot): boolean {
  if (column === 'speed') return shot.camera !== null && hasSpeed(shot.camera.move);
  return column === 'framing' || column === 'camera';
}

/** The pictures of the inspector, beside a cell. */
export function ChoiceEditor({ column, row, shot, typed, anchor }: ChoiceEditorProps) {
  const place = {
    anchor,
    side: 'bottom',
    listId: `shot-table-list-${row}`,
    initialQuery: typed ?? '',
    onClose: cancelEditing,
  } as const;
  const change = (next: Partial<Shot>): void => {
    changeShotAt(row, next);
  };
  const setCamera = (camera: Camera | null): void => {
    change({ camera });
  };
  const { camera, framing } = shot;
  if (column === 'framing') {
    return (
      <FramingPicker
        {...place}
        framing={framing}
        onChange={(next) => {
          change({ framing: next });
        }}
      />
    );
  }
  if (column === 'speed' && camera !== null) {
    return (
      <SpeedPicker
        {...place}
        camera={camera}
        onChange={(speed) => {
          setCamera({ ...camera, speed });
        }}
      />
    );
  }
  return <CameraPicker {...place} camera={camera} onChange={setCamera} />;
}
