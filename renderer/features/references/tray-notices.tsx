import { CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#shared/prompt/preflight-finding.ts';
import { usePreflight } from '#renderer/editing/preflight.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { keepFrames, turnFramesIntoReferences } from './references-actions.ts';

const limitCodes: ReadonlySet<Finding['code']> = new Set([
  'provider.images',
  'provider.videos',
  'provider.audio',
  'provider.total',
]);

/** What is wrong with what is attached, right under it, with the ways out. */
export function TrayNotices() {
  const { t } = useTranslation();
  const blocks = usePreflight()?.blocks ?? [];
  const overLimit = blocks.filter(({ code }) => limitCodes.has(code));
  const isMixed = blocks.some(({ code }) => code === 'frames.with-references');
  return (
    <>
      {overLimit.map(({ code, params }) => (
        <p key={code} role="alert" className="flex gap-1.5 text-base text-danger">
          <Icon of={CircleX} size={14} className="mt-px" />
          {t(`prompt.problem.${code}`, params)}. {t(`prompt.problemWhy.${code}`, params)}
        </p>
      ))}
      {isMixed ? (
        <div role="alert" className="flex flex-col gap-2">
          <p className="flex gap-1.5 text-base text-danger">
            <Icon of={CircleX} size={14} className="mt-px" />
            {t('prompt.problem.frames.with-references')}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button size={24} onClick={keepFrames}>
              {t('references.keepFrames')}
            </Button>
            <Button size={24} onClick={turnFramesIntoReferences}>
              {t('references.framesAsReferences')}
            </Button>
          </div>
        </div>
      ) : null}
    </>
  );
}
