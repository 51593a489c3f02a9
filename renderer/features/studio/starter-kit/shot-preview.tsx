import { useTranslation } from 'react-i18next';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { RichText } from '#shared/domain/rich-text.ts';
import type { Shot } from '#shared/domain/shot.ts';
import { CameraGlyph } from '#renderer/ui/camera-glyph.tsx';
import { ReferenceChip } from '#renderer/ui/reference-chip.tsx';
import { secondsText } from '#renderer/words/time-text.ts';
import { FramingSketch } from '../inspector/picker/framing-sketch.tsx';
import { shotFacts } from '../shots/shot-text.ts';

interface WordsProps {
  readonly spec: ClipSpec;
  readonly text: RichText;
}

/** Words with their chips, as they will stand in the clip. */
function Words({ spec, text }: WordsProps) {
  const { t } = useTranslation();
  return text.map((segment, index) => {
    if (segment.type === 'text') return <span key={`${index}`}>{segment.text}</span>;
    const reference = spec.references.find(({ id }) => id === segment.referenceId);
    if (reference === undefined) return null;
    const { name, kind, hue, role } = reference;
    return (
      <ReferenceChip
        key={`${index}`}
        name={name}
        kind={kind}
        hue={hue}
        accessibleName={`${name}, ${t(`common.role.${role}`)}`}
      />
    );
  });
}

function soundsOf({ sound: { effects, ambience, music } }: Shot): string {
  return [effects, ambience, music]
    .flat()
    .flatMap((segment) => (segment.type === 'text' ? [segment.text] : []))
    .join(' · ');
}

function ShotRow({ spec, shot, number }: { readonly spec: ClipSpec; readonly shot: Shot; readonly number: number }) {
  const [line] = shot.dialogue;
  return (
    <li className="flex gap-3 border-t border-line-1 py-2 first:border-t-0">
      {shot.framing === null ? null : (
        <FramingSketch framing={shot.framing} className="h-[36px] w-16 shrink-0 rounded-r1" />
      )}
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className="flex items-center gap-1.5 text-meta text-fg-3">
          <span className="font-semibold text-fg-2">{number}</span>
          {shot.camera === null ? null : <CameraGlyph move={shot.camera.move} />}
          <span className="min-w-0 flex-1 truncate">{shotFacts(shot)}</span>
          <span className="tabular">{secondsText(shot.durationMs)}</span>
        </p>
        <p className="text-base text-fg-1">
          <Words spec={spec} text={shot.action} />
        </p>
        {line === undefined ? null : (
          <p className="text-base text-fg-1">
            <Words spec={spec} text={line.speaker} />
            {`: “${line.words}”`}
          </p>
        )}
        <p className="text-meta text-fg-3">{soundsOf(shot)}</p>
      </div>
    </li>
  );
}

/** The clip as it will be made. */
export function ShotPreview({ spec, name }: { readonly spec: ClipSpec; readonly name: string }) {
  const { t } = useTranslation();
  const facts = [
    ['look', spec.look],
    ['soundBed', spec.soundBed],
  ] as const;
  return (
    <section aria-label={t('starterKit.preview', { name })} className="px-3 pb-3">
      <ol className="flex flex-col">
        {spec.shots.map((shot, index) => (
          <ShotRow key={`${index}`} spec={spec} shot={shot} number={index + 1} />
        ))}
      </ol>
      <dl className="flex flex-col gap-1 border-t border-line-1 pt-2 text-meta">
        {facts.map(([fact, text]) => (
          <div key={fact} className="flex gap-3">
            <dt className="w-16 shrink-0 text-fg-3">{t(`starterKit.${fact}`)}</dt>
            <dd className="min-w-0 text-fg-2">
              <Words spec={spec} text={text} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
