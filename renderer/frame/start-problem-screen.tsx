import { DatabaseZap, HardDrive, Lock, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AppError, ErrorCode } from '#shared/errors.ts';
import { FullScreenNotice } from './full-screen-notice.tsx';

type Problem = 'damaged' | 'newer' | 'locked' | 'readOnly' | 'full' | 'busy' | 'other';

const problemOfCode: Partial<Record<ErrorCode, Problem>> = {
  'database.damaged': 'damaged',
  'database.newer': 'newer',
  'library.locked': 'locked',
  'storage.read-only': 'readOnly',
  'storage.full': 'full',
  'storage.busy': 'busy',
};

const iconOfProblem: Readonly<Record<Problem, LucideIcon>> = {
  damaged: DatabaseZap,
  newer: DatabaseZap,
  locked: Lock,
  readOnly: Lock,
  full: HardDrive,
  busy: Lock,
  other: DatabaseZap,
};

/** Problems that go away when a person has done something outside Dailies. */
const canTryAgain: readonly Problem[] = ['locked', 'readOnly', 'full', 'busy', 'other'];

/** Stands where the application could not say which version, process or machine it is. */
const unknown = { version: '?', pid: '?', host: '?' };

interface StartProblemScreenProps {
  readonly error: AppError;
  readonly folder?: string;
  readonly onTryAgain?: () => void;
}

/** The library could not be opened: what that means, and what to do. Nothing was overwritten. */
export function StartProblemScreen({ error, folder, onTryAgain }: StartProblemScreenProps) {
  const { t } = useTranslation();
  const problem = problemOfCode[error.code] ?? 'other';
  return (
    <FullScreenNotice
      icon={iconOfProblem[problem]}
      title={t(`common.problem.${problem}Title`)}
      sentence={t(`common.problem.${problem}Sentence`, { ...unknown, ...error.params })}
      fact={folder === undefined ? undefined : t('common.problem.folder', { folder })}
      detail={error.detail}
      action={
        onTryAgain === undefined || !canTryAgain.includes(problem)
          ? undefined
          : { label: t('common.tryAgain'), onAction: onTryAgain }
      }
    />
  );
}
