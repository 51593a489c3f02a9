import { MessageSquareQuote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Clip } from '#shared/domain/project.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import { mentionedIds, renderRichText } from '#shared/domain/rich-text.ts';
import type { Shot } from '#shared/domain/shot.ts';
import { textsOfShot } from '#shared/domain/spec-texts.ts';
import type { AssetId, ReferenceId } from '#shared/ids.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { CameraGlyph } from '#renderer/ui/camera-glyph.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { secondsNumber, secondsText } from '#renderer/words/time-text.ts';

interface ShotPreviewProps {
  readonly spec: ClipSpec;
  readonly shot: Shot;
  readonly index: number;
}

/** The first picture that a shot mentions. */
function pictureOf(spec: ClipSpec, shot: Shot | undefined): AssetId | null {
  const mentioned = new Set(shot === undefined ? [] : textsOfShot(shot).flatMap(mentionedIds));
  return spec.references.find(({ id, kind }) => kind === 'image' && mentioned.has(id))?.assetId ?? null;
}

function ShotPreview({ spec, shot, index }: ShotPreviewProps) {
  const { t } = useTranslation();
  const line = shot.dialogue[0]?.words;
  const picture = pictureOf(spec, shot);
  const nameOf = (id: ReferenceId): string => spec.references.find((reference) => reference.id === id)?.name ?? '';
  return (
    <li
      style={{ flexGrow: shot.durationMs, flexBasis: 0 }}
      className="@container flex h-25 min-w-0 flex-col overflow-hidden rounded-r1 bg-bg-2"
    >
      <div className="flex h-5.5 shrink-0 items-center gap-1.5 px-1.5 text-meta text-fg-2">
        <span className="font-semibold text-fg-1">{index + 1}</span>
        {shot.camera === null ? null : <CameraGlyph move={shot.camera.move} className="shrink-0 text-fg-1" />}
        {/* A short shot has room for its number and its time only. */}
        <span className="hidden min-w-0 flex-1 truncate @min-[165px]:block">
          {shot.framing === null ? null : t(`common.framing.${shot.framing}`)}
        </span>
        <span className="ml-auto text-fg-3">{secondsText(shot.durationMs)}</span>
      </div>
      <div className="h-11 shrink-0 bg-bg-3">
        {picture === null ? null : (
          <img src={`/media/${picture}`} alt="" draggable={false} className="size-full object-cover" />
        )}
      </div>
      <p className="line-clamp-2 px-1.5 pt-0.5 text-meta text-fg-2">
        {line === undefined ? (
          renderRichText(shot.action, nameOf)
        ) : (
          <>
            <Icon of={MessageSquareQuote} size={12} className="mr-1 inline text-fg-3" />
            {`“${line}”`}
          </>
        )}
      </p>
    </li>
  );
}

function useSampleClip(): Clip | null {
  return useMirror((mirror) => {
    const sample = Object.values(mirror.projects).find(({ isSample }) => isSample);
    const sequences = Object.values(mirror.sequences).filter(({ projectId }) => projectId === sample?.id);
    return Object.values(mirror.clips).find(({ sequenceId }) => sequences.some(({ id }) => id === sequenceId)) ?? null;
  });
}

/** What a clip looks like, before there is one: its first picture, and the shots it is made of. */
export function SamplePreview() {
  const { t } = useTranslation();
  const clip = useSampleClip();
  const spec = useMirror((mirror) => (clip === null ? undefined : mirror.drafts[clip.id]?.spec));
  const picture = spec === undefined ? null : pictureOf(spec, spec.shots[0]);
  return (
    <section aria-label={t('firstRun.sample')} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 bg-well">
        {picture === null ? null : (
          <img
            src={`/media/${picture}`}
            alt={t('firstRun.picture')}
            draggable={false}
            className="size-full object-cover"
          />
        )}
      </div>
      {clip === null || spec === undefined ? null : (
        <div className="flex shrink-0 flex-col gap-3 border-t border-line-1 bg-bg-0 p-4">
          <p className="text-base text-fg-3">
            <span className="font-semibold text-fg-1">{t('firstRun.sampleClip', { clip: clip.name })}</span>{' '}
            {t('firstRun.thisIsAClip', {
              count: spec.shots.length,
              seconds: secondsNumber(spec.parameters.durationSeconds * 1_000),
            })}
          </p>
          <ol className="flex gap-0.5">
            {spec.shots.map((shot, index) => (
              <ShotPreview key={shot.id} spec={spec} shot={shot} index={index} />
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}
