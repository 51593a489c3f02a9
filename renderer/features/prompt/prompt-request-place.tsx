import { lazy, Suspense } from 'react';
import { usePromptRequest } from '#renderer/editing/prompt-request.ts';

const TimelineDialogs = lazy(async () => ({
  default: (await import('./timeline/timeline-dialogs.tsx')).TimelineDialogs,
}));

/** Where questions about the prompt stand, while there is one. */
export function PromptRequestPlace() {
  const request = usePromptRequest();
  if (request === null) return null;
  return (
    <Suspense fallback={null}>
      <TimelineDialogs request={request} />
    </Suspense>
  );
}
