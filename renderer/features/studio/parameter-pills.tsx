import { Gauge, Volume2, VolumeX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  clipKinds,
  maxClipSeconds,
  maxTakes,
  minClipSeconds,
  type ClipKind,
  type ClipSpec,
} from '#shared/domain/clip-spec.ts';
import { frameSizes, ratios, resolutions, type Ratio, type Resolution } from '#shared/domain/frame-sizes.ts';
import { makesKind, resolutionsOf, type Capabilities } from '#shared/domain/provider.ts';
import { editSpec } from '#renderer/editing/draft-store.ts';
import { useChosenProvider } from '#renderer/editing/chosen-quote.ts';
import { useMedia } from '#renderer/editing/use-media.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { announce } from '#renderer/ui/announcer.tsx';
import { PillMenu } from '#renderer/ui/pill-menu.tsx';
import type { PillOption } from '#renderer/ui/pill-options.tsx';
import { secondsText } from '#renderer/words/time-text.ts';
import { SeedPill } from './quotes/seed-pill.tsx';
import { MorePill } from './more/more-pill.tsx';
import { SettingsMenu } from './more/settings-menu.tsx';
import { setParameters } from './parameter-edits.ts';
import { setClipSeconds, shortestClipSeconds } from './shots/model.ts';

interface PillProps {
  readonly spec: ClipSpec;
  readonly provider: Capabilities | null;
}

function KindPill({ spec, provider }: PillProps) {
  const { t } = useTranslation();
  const providers = useMirror((mirror) => mirror.providers);
  // A kind that nobody makes is not shown, unless the clip is of it already.
  const made = clipKinds.filter((kind) => kind === spec.kind || providers.some(({ kinds }) => kinds.includes(kind)));
  const options = made.map((kind): PillOption<ClipKind> => {
    const isOffered = provider === null || makesKind(provider, spec.parameters.tier, kind);
    return {
      value: kind,
      label: t(`studio.composer.kinds.${kind}`),
      disabledReason: isOffered ? undefined : t('studio.composer.notOffered', { provider: provider.name }),
    };
  });
  return (
    <PillMenu
      label={t('studio.composer.kind')}
      value={spec.kind}
      options={options}
      onChange={(kind) => {
        editSpec((before) => ({ ...before, kind }));
      }}
    />
  );
}

function RatioPill({ spec, provider }: PillProps) {
  const { t } = useTranslation();
  const { ratio, resolution } = spec.parameters;
  const sizes = frameSizes[resolution];
  const options = ratios.map((value): PillOption<Ratio> => {
    const isOffered = provider === null || provider.ratios.includes(value);
    return {
      value,
      label: value,
      note: t('studio.composer.frameSize', { ...sizes[value] }),
      disabledReason: isOffered ? undefined : t('studio.composer.notOffered', { provider: provider.name }),
    };
  });
  return (
    <PillMenu<Ratio | 'auto'>
      label={t('studio.composer.ratio')}
      value={ratio}
      options={[{ value: 'auto', label: t('quotes.ratio.auto'), note: t('quotes.ratio.chosen') }, ...options]}
      onChange={(value) => {
        setParameters({ ratio: value });
      }}
    />
  );
}

/** The provider chooses the length; the shots keep theirs as a plan. */
const autoLength = 'auto';

function withSeconds(spec: ClipSpec, seconds: number): ClipSpec {
  const next = setClipSeconds(spec, seconds);
  return { ...next, parameters: { ...next.parameters, isAutoLength: false } };
}

function LengthPill({ spec, provider }: PillProps) {
  const { t } = useTranslation();
  const shortest = shortestClipSeconds(spec.shots.length);
  const min = provider?.durationSeconds.min ?? minClipSeconds;
  const max = provider?.durationSeconds.max ?? maxClipSeconds;
  const options = Array.from({ length: maxClipSeconds - minClipSeconds + 1 }, (_, index): PillOption<string> => {
    const seconds = minClipSeconds + index;
    const reason =
      seconds < shortest
        ? t('studio.composer.needsShots', { count: spec.shots.length })
        : seconds < min || seconds > max
          ? t('studio.composer.notOffered', { provider: provider?.name ?? '' })
          : undefined;
    return { value: String(seconds), label: secondsText(seconds * 1_000), disabledReason: reason };
  });
  const { durationSeconds, isAutoLength } = spec.parameters;
  const auto: PillOption<string> = {
    value: autoLength,
    label: t('quotes.length.auto'),
    note: t('quotes.length.planned', { length: secondsText(durationSeconds * 1_000) }),
    disabledReason:
      provider === null || provider.durationSeconds.hasAuto
        ? undefined
        : t('studio.composer.notOffered', { provider: provider.name }),
  };
  return (
    <PillMenu
      label={t('studio.composer.length')}
      value={isAutoLength ? autoLength : String(durationSeconds)}
      options={[auto, ...options]}
      onChange={(value) => {
        if (value === autoLength) {
          setParameters({ isAutoLength: true });
          return;
        }
        editSpec((before) => withSeconds(before, Number(value)));
        announce(`${t('studio.composer.length')}: ${secondsText(Number(value) * 1_000)}`);
      }}
    />
  );
}

function ResolutionPill({ spec, provider }: PillProps) {
  const { t } = useTranslation();
  const { tier, ratio, resolution } = spec.parameters;
  const options = resolutions.map((value): PillOption<Resolution> => {
    const isOffered = provider === null || resolutionsOf(provider, tier).includes(value);
    return {
      value,
      label: value,
      ...(ratio === 'auto' ? {} : { note: t('studio.composer.frameSize', { ...frameSizes[value][ratio] }) }),
      disabledReason: isOffered ? undefined : t('studio.composer.notOffered', { provider: provider.name }),
    };
  });
  return (
    <PillMenu
      label={t('studio.composer.resolution')}
      value={resolution}
      options={options}
      onChange={(value) => {
        setParameters({ resolution: value });
      }}
    />
  );
}

function AudioPill({ spec }: PillProps) {
  const { t } = useTranslation();
  const { hasAudio } = spec.parameters;
  return (
    <PillMenu
      label={t('studio.composer.audio')}
      icon={hasAudio ? Volume2 : VolumeX}
      isIconOnly
      value={hasAudio ? 'on' : 'off'}
      options={[
        { value: 'on', label: t('studio.composer.audioOn') },
        { value: 'off', label: t('studio.composer.audioOff') },
      ]}
      onChange={(value) => {
        setParameters({ hasAudio: value === 'on' });
      }}
    />
  );
}

function TakesPill({ spec }: PillProps) {
  const { t } = useTranslation();
  return (
    <PillMenu
      label={t('studio.composer.takes')}
      value={String(spec.parameters.takes)}
      options={Array.from({ length: maxTakes }, (_, index) => ({
        value: String(index + 1),
        label: t('studio.composer.takeCount', { count: index + 1 }),
      }))}
      onChange={(value) => {
        setParameters({ takes: Number(value) });
      }}
    />
  );
}

/** The tiers of the chosen provider; one that it has not got stays readable on the pill. */
function TierPill({ spec, provider }: PillProps) {
  const { t } = useTranslation();
  if (provider === null || provider.tiers.length < 2) return null;
  return (
    <PillMenu<string>
      label={t('quotes.tier')}
      icon={Gauge}
      value={spec.parameters.tier}
      options={provider.tiers.map(({ id, name }) => ({
        value: id,
        label: name,
        // A kind that no tier makes is the matter of the kind, not of the tier.
        disabledReason:
          makesKind(provider, id, spec.kind) || !provider.kinds.includes(spec.kind)
            ? undefined
            : t('studio.composer.notOffered', { provider: `${provider.name} ${name}` }),
      }))}
      onChange={(value) => {
        const tier = provider.tiers.find(({ id }) => id === value);
        if (tier !== undefined) setParameters({ tier: tier.id });
      }}
    />
  );
}

/** What is made, apart from the words. What the chosen provider cannot do stays in the menus, with its reason. */
export function ParameterPills({ spec }: { readonly spec: ClipSpec }) {
  const provider = useChosenProvider();
  const isNarrow = useMedia('(width < 1200px)');
  const props = { spec, provider };
  return (
    <div className="flex flex-wrap gap-1">
      <TierPill {...props} />
      <KindPill {...props} />
      <RatioPill {...props} />
      <LengthPill {...props} />
      <ResolutionPill {...props} />
      {isNarrow ? (
        <SettingsMenu spec={spec} />
      ) : (
        <>
          <AudioPill {...props} />
          <TakesPill {...props} />
          <SeedPill spec={spec} />
          <MorePill spec={spec} />
        </>
      )}
    </div>
  );
}
