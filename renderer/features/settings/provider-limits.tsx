import { useTranslation } from 'react-i18next';
import type { AssetMimeType } from '#shared/domain/asset.ts';
import type { Capabilities, ReferenceLimits } from '#shared/domain/provider.ts';
import { byteSize } from '#renderer/words/byte-size.ts';
import { words } from '#renderer/words/words.ts';
import { secondsNumber } from '#renderer/words/time-text.ts';
import { FactRow } from './fact-row.tsx';

/** "JPEG, PNG, WebP" */
function typesText(mimes: readonly AssetMimeType[]): string {
  return mimes.map((mime) => words.t(`providers.limits.type.${mime}`)).join(', ');
}

const mediaOrder = ['image', 'video', 'audio'] as const;

/** "Images inside the request, videos and sounds through your bucket". */
function uploadsText({ uploads }: Capabilities): string {
  const parts = (['own', 'inline', 'bucket'] as const).flatMap((way) => {
    const kinds = mediaOrder.filter((kind) => uploads[kind] === way);
    const names = kinds.map((kind) => words.t(`providers.limits.kindName.${kind}`)).join(', ');
    return kinds.length === 0 ? [] : [words.t(`providers.limits.way.${way}`, { kinds: names })];
  });
  const text = parts.join(', ');
  return text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
}

function FileLimits({ limits }: { readonly limits: ReferenceLimits }) {
  const { t } = useTranslation();
  const { image, video, audio } = limits;
  return (
    <>
      <FactRow label={t('providers.limits.image')}>
        {t('providers.limits.imageFact', { types: typesText(image.mimes), size: byteSize(image.maxBytes) })}
      </FactRow>
      <FactRow label={t('providers.limits.video')}>
        {t('providers.limits.videoFact', {
          types: typesText(video.mimes),
          min: secondsNumber(video.minTotalMs),
          max: secondsNumber(video.maxTotalMs),
          size: byteSize(video.maxTotalBytes),
        })}
      </FactRow>
      <FactRow label={t('providers.limits.audio')}>
        {t('providers.limits.audioFact', {
          types: typesText(audio.mimes),
          size: byteSize(audio.maxBytes),
          max: secondsNumber(audio.maxTotalMs),
        })}
        {audio.needsPicture ? `. ${t('providers.limits.audioNeedsPicture')}` : null}
      </FactRow>
    </>
  );
}

/** What one provider takes, as its data says. */
export function ProviderLimits({ provider }: { readonly provider: Capabilities }) {
  const { t } = useTranslation();
  const { min, max, hasAuto } = provider.durationSeconds;
  return (
    <dl className="flex flex-col pt-1">
      <FactRow label={t('providers.limits.tiers')}>{provider.tiers.map(({ name }) => name).join(', ')}</FactRow>
      <FactRow label={t('providers.limits.sizes')}>{provider.resolutions.join(', ')}</FactRow>
      <FactRow label={t('providers.limits.ratios')}>{provider.ratios.join(', ')}</FactRow>
      <FactRow label={t('providers.limits.length')}>
        {t(hasAuto ? 'providers.limits.secondsAuto' : 'providers.limits.seconds', { min, max })}
      </FactRow>
      <FactRow label={t('providers.limits.references')}>
        {t('providers.limits.counts', { ...provider.references })}
      </FactRow>
      {uploadsText(provider) === '' ? null : (
        <FactRow label={t('providers.limits.uploads')}>{uploadsText(provider)}</FactRow>
      )}
      {provider.limits === null ? null : <FileLimits limits={provider.limits} />}
    </dl>
  );
}
