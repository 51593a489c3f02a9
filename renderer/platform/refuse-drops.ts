/**
 * A link, a page or a file that is dropped where nobody takes it would replace the app in its tab. Whoever takes drops
 * has said so by then; text fields take text by themselves.
 */
export function refuseForeignDrops(page: Window): void {
  const refuse = (event: DragEvent): void => {
    if (event.defaultPrevented || (takesText(event.target) && !carriesPlace(event))) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none';
  };
  page.addEventListener('dragover', refuse);
  page.addEventListener('drop', refuse);
}

function takesText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null;
}

/** Something to go to, rather than words. */
function carriesPlace({ dataTransfer }: DragEvent): boolean {
  const types = dataTransfer?.types ?? [];
  return types.includes('Files') || types.includes('text/uri-list');
}
