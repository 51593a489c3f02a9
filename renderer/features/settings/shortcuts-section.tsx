import { useTranslation } from 'react-i18next';
import { keysLabel, shortcutIds, shortcutOf, type ShortcutGroup } from '#renderer/editing/shortcuts.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';

/** Every key of the app, from the table that the handlers read. */
export function ShortcutsSection() {
  const { t } = useTranslation();
  const platform = useMirror((mirror) => mirror.host.platform);
  const groups = [...new Set(shortcutIds.map((id) => shortcutOf(id).group))] satisfies ShortcutGroup[];
  return (
    <div className="max-w-200 columns-2 gap-10">
      {groups.map((group) => (
        <section key={group} aria-label={t(`common.shortcutGroups.${group}`)} className="mb-5 break-inside-avoid">
          <h3 className="pb-1 text-base font-semibold text-fg-1">{t(`common.shortcutGroups.${group}`)}</h3>
          <dl>
            {shortcutIds
              .filter((id) => shortcutOf(id).group === group)
              .map((id) => (
                <div
                  key={id}
                  className="flex min-h-7 items-center justify-between gap-4 border-b border-line-1 text-base"
                >
                  <dt className="text-fg-2">{t(`common.shortcuts.${id}`)}</dt>
                  <dd>
                    <kbd className="rounded-r1 bg-bg-3 px-1.5 py-0.5 font-sans text-meta text-fg-1">
                      {keysLabel(id, platform)}
                    </kbd>
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
