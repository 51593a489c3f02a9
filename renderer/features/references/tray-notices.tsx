import { CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FileBlock } from '#shared/prompt/preflight-files.ts';
import type { Finding } from '#shared/prompt/preflight-finding.ts';
import { usePreflight } from '#renderer/editing/preflight.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { hasChanged } from '#renderer/editing/element-edits.ts';
import { updateClip } from '#renderer/editing/elements/element-actions.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
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

const noReferences: readonly never[] = [];

/** Elements that say something else now than when they were attached, each with a way to take that over. */
function ElementNotices() {
  const { t } = useTranslation();
  const spec = useDraft((draft) => draft.spec);
  const elements = useMirror((mirror) => mirror.elements);
  const assets = useMirror((mirror) => mirror.assets);
  const ids = new Set((spec?.references ?? noReferences).flatMap(({ element }) => element?.id ?? []));
  return [...ids].map((id) => {
    const element = elements[id];
    if (spec === null || element === undefined || !hasChanged(spec, element, assets)) return null;
    return (
      <div key={id} role="status" className="flex items-center gap-2 text-base text-fg-2">
        <span className="min-w-0 flex-1">{t('elements.changed', { name: element.name })}</span>
        <Button
          size={24}
          onClick={() => {
            updateClip(element);
          }}
        >
          {t('elements.update')}
        </Button>
      </div>
    );
  });
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
      <ElementNotices />
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
