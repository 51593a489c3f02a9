import './starter-kit-words.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { templateSpec, type SlotFill, type SlotFills } from '#shared/starter-kit/template-spec.ts';
import type { Template } from '#shared/starter-kit/template.ts';
import { templates } from '#shared/starter-kit/templates.ts';
import { useDraft } from '#renderer/editing/draft-store.ts';
import { newId } from '#renderer/editing/new-id.ts';
import { closeStarterKit } from '#renderer/editing/starter-kit-store.ts';
import { useMirror, type Mirror } from '#renderer/platform/mirror-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { fillsOpenClip, makeClip } from './make-clip.ts';
import { picturesOfProject, type Picture } from './project-pictures.ts';
import { ShotPreview } from './shot-preview.tsx';
import { SlotFields } from './slot-fields.tsx';
import { TemplateList } from './template-list.tsx';

function usePictures(): readonly Picture[] {
  const openProjectId = useMirror((mirror: Mirror) => mirror.openProjectId);
  const elements = useMirror((mirror) => mirror.elements);
  const sequences = useMirror((mirror) => mirror.sequences);
  const clips = useMirror((mirror) => mirror.clips);
  const drafts = useMirror((mirror) => mirror.drafts);
  const assets = useMirror((mirror) => mirror.assets);
  return useMemo(
    () => picturesOfProject({ openProjectId, elements, sequences, clips, drafts, assets }),
    [openProjectId, elements, sequences, clips, drafts, assets],
  );
}

interface ChosenProps {
  readonly template: Template;
  readonly fills: SlotFills;
  readonly onFill: (name: string, fill: SlotFill) => void;
  readonly onMake: () => void;
}

/** What is to be filled in, and the clip that comes of it. */
function Chosen({ template, fills, onFill, onMake }: ChosenProps) {
  const { t } = useTranslation();
  const pictures = usePictures();
  const spec = useMemo(() => templateSpec(template, newId, fills), [template, fills]);
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys must reach what scrolls
      tabIndex={0}
      role="region"
      aria-label={t(`starterKit.name.${template.id}`)}
      className="min-w-0 flex-1 overflow-y-auto focus-inset"
    >
      <SlotFields slots={template.slots} fills={fills} pictures={pictures} onFill={onFill} onMake={onMake} />
      <ShotPreview spec={spec} name={template.clipName} />
    </div>
  );
}

/** Templates on the left, the clip that the chosen one would be on the right. What was filled in stays while one looks around. */
export function StarterKitDialog() {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(templates[0]);
  const [fills, setFills] = useState<SlotFills>({});
  const [isBusy, setIsBusy] = useState(false);
  const draft = useDraft((state) => state);
  const takes = useMirror((mirror) => mirror.takes);
  const jobs = useMirror((mirror) => mirror.jobs);
  const isFilling = fillsOpenClip(draft, { takes, jobs });
  const make = async (): Promise<void> => {
    if (isBusy) return;
    setIsBusy(true);
    const isMade = await makeClip(chosen, fills);
    setIsBusy(false);
    if (isMade) closeStarterKit();
  };
  return (
    <Dialog
      isOpen
      onClose={closeStarterKit}
      width={880}
      title={t('starterKit.title')}
      sentence={t(isFilling ? 'starterKit.sentenceFill' : 'starterKit.sentence')}
      actions={
        <>
          <Button variant="quiet" onClick={closeStarterKit}>
            {t('common.cancel')}
          </Button>
          <Button variant="primary" isBusy={isBusy} onClick={() => void make()}>
            {t(isFilling ? 'starterKit.fill' : 'starterKit.make')}
          </Button>
        </>
      }
    >
      <div className="-mx-5 -mb-4 flex h-[min(560px,calc(100dvh-200px))] border-t border-line-1">
        <TemplateList templates={templates} chosen={chosen} onChoose={setChosen} onMake={() => void make()} />
        <Chosen
          template={chosen}
          fills={fills}
          onFill={(name, fill) => {
            setFills((before) => ({ ...before, [name]: fill }));
          }}
          onMake={() => void make()}
        />
      </div>
    </Dialog>
  );
}
