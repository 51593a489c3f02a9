import { useTranslation } from 'react-i18next';
import { isBlank } from '#shared/domain/rich-text.ts';
import type { ClipSpec } from '#shared/domain/clip-spec.ts';
import type { LibraryItem, TakeRecipe } from '#shared/domain/library.ts';
import { PromptText } from '#renderer/editing/prompt-field/prompt-text.tsx';
import { ReferenceMention } from '#renderer/editing/prompt-field/reference-mention.tsx';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { FactList, type Fact } from './fact-list.tsx';

function Words({ spec }: { readonly spec: ClipSpec }) {
  const { t } = useTranslation();
  const { references } = spec;
  if (spec.mode === 'text') return <PromptText text={spec.text} references={references} className="text-base/5" />;
  return (
    <div className="flex flex-col gap-1.5 text-base/5">
      {isBlank(spec.look) ? null : <PromptText text={spec.look} references={references} />}
      {spec.shots.map((shot, index) => {
        const number = t('library.recipe.shot', { number: index + 1 });
        const setUp =
          shot.framing === null ? number : `${number}, ${t(`common.framing.${shot.framing}`).toLocaleLowerCase()}`;
        return (
          <div key={shot.id}>
            <p className="text-meta text-fg-3">{setUp}</p>
            <PromptText text={shot.action} references={references} />
            {shot.dialogue.map(({ id, words }) => (
              <p key={id} className="pl-3 text-fg-2">{`“${words}”`}</p>
            ))}
          </div>
        );
      })}
      {isBlank(spec.soundBed) ? null : <PromptText text={spec.soundBed} references={references} />}
    </div>
  );
}

function useFacts({ take }: LibraryItem, { spec }: TakeRecipe): Fact[] {
  const { t } = useTranslation();
  const provider = useMirror((mirror) => mirror.providers.find(({ id }) => id === take?.providerId));
  const { ratio, resolution, durationSeconds, hasAudio, seed } = spec.parameters;
  const tier = provider?.tiers.find(({ id }) => id === take?.tier)?.name ?? take?.tier ?? '';
  return [
    {
      label: t('library.recipe.madeBy'),
      value: t('library.recipe.provider', { provider: provider?.name ?? take?.providerId ?? '', tier, resolution }),
    },
    {
      label: t('library.recipe.length'),
      value: t('library.recipe.shots', { seconds: durationSeconds, count: spec.shots.length }),
    },
    { label: t('library.recipe.ratio'), value: ratio },
    { label: t('library.recipe.audio'), value: t(hasAudio ? 'library.recipe.on' : 'library.recipe.off') },
    ...(seed === null ? [] : [{ label: t('library.recipe.seed'), value: String(seed) }]),
  ];
}

/** The words, references and settings a take was made from, as they were sent. */
export function RecipeTab({ item, recipe }: { readonly item: LibraryItem; readonly recipe: TakeRecipe }) {
  const { t } = useTranslation();
  const facts = useFacts(item, recipe);
  const { references } = recipe.spec;
  return (
    <div className="flex flex-col gap-3 p-3">
      <section className="flex flex-col gap-1" aria-label={t('library.recipe.prompt')}>
        <h3 className="text-meta font-medium text-fg-3">{t('library.recipe.prompt')}</h3>
        <Words spec={recipe.spec} />
        <details className="text-base text-fg-2">
          <summary className="min-h-6 w-fit content-center text-fg-3">{t('library.recipe.sent')}</summary>
          <p className="selectable mt-1 font-mono text-mono whitespace-pre-wrap wrap-anywhere">
            {recipe.compiledPrompt}
          </p>
        </details>
      </section>
      {references.length === 0 ? null : (
        <section className="flex flex-col gap-1" aria-label={t('references.title')}>
          <h3 className="text-meta font-medium text-fg-3">{t('references.title')}</h3>
          <p className="flex flex-wrap gap-1 text-base">
            {references.map((reference) => (
              <ReferenceMention key={reference.id} mentioned={reference.id} references={references} />
            ))}
          </p>
        </section>
      )}
      <FactList facts={facts} />
    </div>
  );
}
