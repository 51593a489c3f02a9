import { useSyncExternalStore } from 'react';

let text = '';
const listeners = new Set<() => void>();

/** Says something to screen readers, politely: "Shot 3, 4 seconds". */
export function announce(sentence: string): void {
  // The same words twice in a row are only spoken when the text node changes.
  text = sentence === text ? `${sentence}\u00A0` : sentence;
  for (const listener of listeners) listener();
}

/** The live region. Stands once in the app. */
export function Announcer() {
  const spoken = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => text,
  );
  return (
    <div aria-live="polite" className="sr-only">
      {spoken}
    </div>
  );
}
