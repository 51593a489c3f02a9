import { CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Charged } from '#shared/errors.ts';
import { Button } from './button.tsx';
import { ChargedMark } from './charged-mark.tsx';
import { classNames } from './class-names.ts';
import { Details } from './details.tsx';
import { Icon } from './icon.tsx';

export interface NoticeAction {
  readonly label: string;
  readonly onAction: () => void;
}

interface ErrorNoticeProps {
  /** One sentence: what happened, to what, and what to do. */
  readonly sentence: string;
  /** Absent where no money can be involved. */
  readonly charged?: Charged;
  readonly primary?: NoticeAction;
  /** At most two. */
  readonly others?: readonly NoticeAction[];
  /** Technical text, folded. Shown as text, never as markup. */
  readonly detail?: string | undefined;
  readonly className?: string;
}

export function ErrorNotice({ sentence, charged, primary, others = [], detail, className }: ErrorNoticeProps) {
  const { t } = useTranslation();
  return (
    <div role="alert" className={classNames('flex flex-col items-start gap-2 text-read', className)}>
      <p className="flex gap-2 text-fg-1">
        <Icon of={CircleX} size={16} className="mt-0.5 text-danger" />
        <span className="selectable wrap-anywhere">{sentence}</span>
      </p>
      {charged === undefined ? null : (
        <p
          className={classNames(
            'flex items-center gap-2 pl-6 text-base',
            charged === 'unknown' ? 'text-accent-text' : 'text-fg-3',
          )}
        >
          <ChargedMark charged={charged} />
          {t('common.wereYouCharged')} {t(`common.charged.${charged}`)}
        </p>
      )}
      {detail === undefined ? null : (
        <div className="w-full pl-6">
          <Details text={detail} />
        </div>
      )}
      {primary === undefined && others.length === 0 ? null : (
        <div className="flex flex-wrap gap-2 pl-6">
          {primary === undefined ? null : <Button onClick={primary.onAction}>{primary.label}</Button>}
          {others.map((action) => (
            <Button key={action.label} variant="quiet" onClick={action.onAction}>
              {action.label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
