import { lazy, Suspense } from 'react';
import { askAboutPrompt, usePromptRequest } from '#renderer/editing/prompt-request.ts';

const TimelineDialogs = lazy(async () => ({
  default: (await import('./timeline/timeline-dialogs.tsx')).TimelineDialogs,
}));

const OpenClipHistory = lazy(async () => ({
  default: (await import('./history/history-sheet.tsx')).OpenClipHistory,
}));

const close = (): void => {
  askAboutPrompt(null);
};

/** Where questions about the prompt stand, while there is one. */
export function PromptRequestPlace() {
  const request = usePromptRequest();
  if (request === null) return null;
  return (
    <Suspense fallback={null}>
      {request.kind === 'history' ? <OpenClipHistory onClose={close} /> : <TimelineDialogs request={request} />}
    </Suspense>
  );
}
