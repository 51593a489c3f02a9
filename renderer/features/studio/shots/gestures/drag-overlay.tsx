import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { secondsText } from '#renderer/words/time-text.ts';
import { useDrag, type EdgeDrag, type ReorderDrag } from '../drag-store.ts';
import { placeShots, totalMs } from '../model.ts';
import { ShotFace, shotFaceLook } from '../shot-face.tsx';
import { liftedFrom } from './drop-slot.ts';
import { SplitLine } from './split-line.tsx';

const percent = (ms: number, scaleMs: number): string => `${(ms / scaleMs) * 100}%`;

function EdgeLabel({ drag }: { readonly drag: EdgeDrag }) {
  const { t } = useTranslation();
  const { spec, index, mode, stop } = drag;
  const after = spec.shots[index + 1];
  const isEnd = after === undefined;
  const lengths = [
    secondsText(spec.shots[index]?.durationMs ?? 0),
    mode === 'push' || isEnd
      ? t('studio.shots.endValue', { length: secondsText(totalMs(spec.shots)) })
      : secondsText(after.durationMs),
  ].join(' | ');
  return (
    <span
      className={classNames(
        'absolute -top-9 rounded-r2 bg-select px-2 py-1 text-meta font-semibold whitespace-nowrap text-select-fg shadow-1',
        isEnd ? 'right-0' : 'left-0 -translate-x-1/2',
      )}
    >
      {stop === null ? lengths : `${lengths}, ${t(`studio.shots.${stop}`)}`}
    </span>
  );
}

/**
 * What hangs on the edge: its line and handle, the dashed line where it snaps, both lengths. The hand moves it by a
 * transform; while later shots are pushed it is drawn where the edge is.
 */
function EdgeRig({ drag }: { readonly drag: EdgeDrag }) {
  const { index, mode, scaleMs } = drag;
  const edgeMs = placeShots(mode === 'retime' ? drag.grabbed.shots : drag.spec.shots)[index]?.endMs ?? 0;
  return (
    <div
      data-edge-rig
      aria-hidden="true"
      style={{ left: percent(edgeMs, scaleMs) }}
      className="group pointer-events-none absolute inset-y-0 z-drag-label w-0 will-change-transform"
    >
      <span className="absolute -top-5 bottom-0 -left-px hidden border-l border-dashed border-accent-line group-data-[snapped=true]:block" />
      <span className="absolute inset-y-0 -left-0.5 w-0.5 bg-accent" />
      <span className="absolute top-1/2 -left-[5px] h-[18px] w-2 -translate-y-1/2 rounded-r1 bg-accent" />
      <EdgeLabel drag={drag} />
    </div>
  );
}

/** The cards that hang on the hand, and the line where they would go in. */
function Lifted({ spec, drag }: { readonly spec: ClipSpec; readonly drag: ReorderDrag }) {
  const scaleMs = totalMs(spec.shots);
  const placed = placeShots(spec.shots);
  const lifted = placed.filter(({ shot }) => drag.ids.has(shot.id));
  const left = liftedFrom(spec, drag.ids, drag.grabbedId);
  const slotMs = drag.slot === null ? null : (placed[drag.slot]?.startMs ?? scaleMs);
  return (
    <>
      <div
        data-lifted
        style={{
          left: percent(left, scaleMs),
          width: percent(
            lifted.reduce((sum, { shot }) => sum + shot.durationMs, 0),
            scaleMs,
          ),
        }}
        className="absolute inset-y-0 z-drag-label flex will-change-transform"
      >
        {lifted.map((each) => (
          <div key={each.shot.id} style={{ flexGrow: each.shot.durationMs }} className="min-w-0 basis-0 pr-0.5">
            <div
              className={classNames(
                shotFaceLook,
                'bg-bg-4 shadow-1 outline-[1.5px] -outline-offset-[1.5px] outline-select',
              )}
            >
              <ShotFace spec={spec} placed={each} isSelected />
            </div>
          </div>
        ))}
      </div>
      {slotMs === null ? null : (
        <span
          data-insert-line
          style={{ left: percent(slotMs, scaleMs) }}
          className={classNames(
            'absolute -inset-y-1 z-drag-label w-0.5 bg-accent',
            slotMs === 0 ? 'translate-x-0' : '-translate-x-full',
          )}
        />
      )}
    </>
  );
}

/** What a drag adds to the strip, and what the split tool shows. */
export function DragOverlay({ spec }: { readonly spec: ClipSpec }) {
  const drag = useDrag((state) => state.drag);
  const isSplitShown = useDrag((state) => state.isSplitShown);
  return (
    <>
      {isSplitShown ? <SplitLine spec={spec} /> : null}
      {drag?.kind === 'edge' ? <EdgeRig drag={drag} /> : null}
      {drag?.kind === 'reorder' ? (
        <div aria-hidden="true" className="pointer-events-none absolute inset-0">
          <Lifted spec={spec} drag={drag} />
        </div>
      ) : null}
    </>
  );
}
