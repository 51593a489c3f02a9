import { CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FileBlock } from '#shared/prompt/preflight-files.ts';
import type { Finding } from '#shared/prompt/preflight-finding.ts';
import { usePreflight } from '#renderer/editing/preflight.ts';
import { LegalCopyFix } from '#renderer/editing/legal-copy-fix.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { problemText } from '#renderer/words/problem-text.ts';
import './reference-tools-words.ts';
import { keepFrames, turnFramesIntoReferences } from './references-actions.ts';

const limitCodes: ReadonlySet<Finding['code']> = new Set([
  'provider.images',
  'provider.videos',
  'provider.audio',
  'provider.total',
]);

/** More than these push the words out of sight; Preflight names all. */
const filesInSight = 2;

/** A file that the provider would refuse, with the copy that it would take. */
function FileNotice({ file: { assetId, name, problems, fix } }: { readonly file: FileBlock }) {
  const [first] = problems;
  return (
    <div role="alert" className="flex gap-1.5 text-base">
      <Icon of={CircleX} size={14} className="mt-px text-danger" />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        {first === undefined ? null : <p className="text-danger wrap-anywhere">{problemText(first)}</p>}
        {fix === null ? null : <LegalCopyFix wish={{ sourceId: assetId, recipe: fix }} name={name} />}
      </div>
    </div>
  );
}

/** What is wrong with what is attached, right under it, with the ways out. */
export function TrayNotices() {
  const { t } = useTranslation();
  const { blocks = [], files = [] } = usePreflight() ?? {};
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
      {files.slice(0, filesInSight).map((file) => (
        <FileNotice key={file.assetId} file={file} />
      ))}
      {files.length > filesInSight ? (
        <p className="text-meta text-fg-3">{t('referenceTools.moreFiles', { count: files.length - filesInSight })}</p>
      ) : null}
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
