import { CircleX, Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asset } from '#shared/domain/asset.ts';
import { originOf, type Reference, type UsedRange } from '#shared/domain/reference.ts';
import { useChosenProvider } from '#renderer/editing/chosen-quote.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { client } from '#renderer/platform/client.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { secondsNumber } from '#renderer/words/time-text.ts';
import '../reference-tools-words.ts';
import { applyRange } from './apply-range.ts';
import { moveEdge, storedRange, wholeRange } from './range-model.ts';
import { misfitMs, rangeRoom, type RangeRoom } from './range-room.ts';
import { RangeStrip } from './range-strip.tsx';
import { useRangePlayer, type RangePlayer } from './use-range-player.ts';

const noReferences: readonly never[] = [];

/** What the provider takes, what the others use of it, and whether this part fits. */
function Limit({ kind, room, range }: { kind: Reference['kind']; room: RangeRoom; range: UsedRange }) {
  const { t } = useTranslation();
  const provider = useChosenProvider()?.name ?? '';
  const misfit = misfitMs(range, room);
  const facts = { provider, min: secondsNumber(room.minMs), max: secondsNumber(room.maxMs) };
  return (
    <div className="flex flex-col gap-1 text-base">
      <p className="text-fg-3">
        {t(`referenceTools.range.limit.${kind === 'video' ? 'video' : 'audio'}`, facts)}{' '}
        {room.othersMs === 0
          ? null
          : t('referenceTools.range.othersUse', {
              others: secondsNumber(room.othersMs),
              left: secondsNumber(room.leftMs),
            })}
      </p>
      {misfit === 0 ? null : (
        <p role="status" className="flex gap-1.5 text-danger">
          <Icon of={CircleX} size={14} className="mt-px" />
          {t(`referenceTools.range.${misfit > 0 ? 'over' : 'under'}`, { seconds: secondsNumber(Math.abs(misfit)) })}
        </p>
      )}
    </div>
  );
}

function Preview({ asset, video }: { readonly asset: Asset; readonly video: RefObject<HTMLVideoElement | null> }) {
  const { t } = useTranslation();
  const [hasFailed, setHasFailed] = useState(asset.facts?.canPreview === false);
  if (hasFailed) return <p className="text-base text-fg-3">{t('referenceTools.range.cannotPreview')}</p>;
  return (
    <video
      ref={video}
      src={`/media/${asset.id}`}
      preload="auto"
      playsInline
      disablePictureInPicture
      aria-label={t('referenceTools.range.preview', { name: asset.name })}
      onError={() => {
        setHasFailed(true);
      }}
      className={asset.kind === 'audio' ? 'hidden' : 'aspect-video max-h-56 w-full rounded-r1 bg-well object-contain'}
    >
      <track kind="captions" />
    </video>
  );
}

interface NumbersProps {
  readonly range: UsedRange;
  readonly durationMs: number;
  readonly player: RangePlayer;
  readonly onChange: (range: UsedRange, shownMs: number) => void;
}

function Numbers({ range, durationMs, player, onChange }: NumbersProps) {
  const { t } = useTranslation();
  const field = (edge: 'start' | 'end') => (
    <FieldRow label={t(`referenceTools.range.${edge}`)} isAbove className="w-22">
      <NumberField
        label={t(`referenceTools.range.${edge}`)}
        value={Number(secondsNumber(edge === 'start' ? range.startMs : range.endMs))}
        min={0}
        max={durationMs / 1_000}
        step={0.1}
        unit="s"
        onChange={(seconds) => {
          const next = moveEdge(range, edge, seconds * 1_000, durationMs);
          onChange(next, edge === 'start' ? next.startMs : next.endMs);
        }}
      />
    </FieldRow>
  );
  return (
    <div className="flex items-end gap-3">
      <Button icon={player.isPlaying ? Pause : Play} onClick={player.toggle}>
        {t(player.isPlaying ? 'referenceTools.range.pause' : 'referenceTools.range.play')}
      </Button>
      {field('start')}
      {field('end')}
      <span className="tabular ml-auto pb-1.5 text-base text-fg-2">
        {t('referenceTools.range.lengthOf', {
          seconds: secondsNumber(range.endMs - range.startMs),
          total: secondsNumber(durationMs),
        })}
      </span>
    </div>
  );
}

interface ActionsProps {
  /** What holds now. */
  readonly before: UsedRange | null;
  readonly range: UsedRange;
  readonly durationMs: number;
  readonly onApply: (range: UsedRange | null) => void;
  readonly onClose: () => void;
}

function Actions({ before, range, durationMs, onApply, onClose }: ActionsProps) {
  const { t } = useTranslation();
  return (
    <>
      {before === null ? null : (
        <Button
          variant="quiet"
          className="mr-auto"
          onClick={() => {
            onApply(null);
          }}
        >
          {t('referenceTools.range.useAll')}
        </Button>
      )}
      <Button variant="quiet" onClick={onClose}>
        {t('common.cancel')}
      </Button>
      <Button
        variant="primary"
        onClick={() => {
          onApply(storedRange(range, durationMs));
        }}
      >
        {t('referenceTools.range.use', { seconds: secondsNumber(range.endMs - range.startMs) })}
      </Button>
    </>
  );
}

interface RangeDialogProps {
  readonly reference: Reference;
  readonly onClose: () => void;
}

function MeasuredDialog({
  reference,
  asset,
  durationMs,
  onClose,
}: RangeDialogProps & { asset: Asset; durationMs: number }) {
  const { t } = useTranslation();
  const provider = useChosenProvider();
  const references = useDraft((draft) => draft.spec?.references ?? noReferences);
  const assets = useMirror((mirror) => mirror.assets);
  const before = originOf(reference).usedRange;
  const [range, setRange] = useState<UsedRange>(before ?? wholeRange(durationMs));
  const video = useRef<HTMLVideoElement>(null);
  const player = useRangePlayer(video, range);
  const room = rangeRoom(reference, references, assets, provider?.limits ?? null);
  const change = (next: UsedRange, shownMs: number): void => {
    setRange(next);
    player.show(shownMs);
  };
  const apply = (next: UsedRange | null): void => {
    applyRange(reference.id, next);
    onClose();
  };
  const sentence =
    room === null
      ? t('referenceTools.range.sentence')
      : t('referenceTools.range.sentenceCopy', { provider: provider?.name ?? '' });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width={600}
      title={t('referenceTools.range.title', { name: reference.name })}
      sentence={sentence}
      actions={<Actions before={before} range={range} durationMs={durationMs} onApply={apply} onClose={onClose} />}
    >
      <div className="flex flex-col gap-3 pt-1">
        <Preview asset={asset} video={video} />
        <RangeStrip
          asset={asset}
          durationMs={durationMs}
          range={range}
          leftMs={room?.leftMs ?? null}
          atMs={player.atMs}
          onChange={change}
        />
        <Numbers range={range} durationMs={durationMs} player={player} onChange={change} />
        {room === null ? null : <Limit kind={reference.kind} room={room} range={range} />}
      </div>
    </Dialog>
  );
}

/** Chooses which part of a video or a sound is used. Nothing changes until it is said. */
export function RangeDialog({ reference, onClose }: RangeDialogProps) {
  const { t } = useTranslation();
  const { assetId } = originOf(reference);
  const asset = useMirror((mirror) => mirror.assets[assetId]);
  const isUnknown = asset === undefined;
  useEffect(() => {
    // The file that an earlier part was cut from may not be known to this page.
    if (isUnknown) void client().invoke('assets.get', { assetIds: [assetId] });
  }, [isUnknown, assetId]);
  const durationMs = asset?.facts?.durationMs ?? 0;
  if (asset !== undefined && durationMs > 0) {
    return <MeasuredDialog reference={reference} asset={asset} durationMs={durationMs} onClose={onClose} />;
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('referenceTools.range.title', { name: reference.name })}
      sentence={t('referenceTools.range.notMeasured')}
      actions={<Button onClick={onClose}>{t('common.close')}</Button>}
    />
  );
}
