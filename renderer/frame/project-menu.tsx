import { ChevronDown, Film, FolderPlus, LayoutTemplate, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Project } from '#shared/domain/project.ts';
import type { ProjectId } from '#shared/ids.ts';
import { useMirror } from '#renderer/platform/mirror-store.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import type { MenuEntry } from '#renderer/ui/menu-entries.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { NameDialog } from '#renderer/ui/name-dialog.tsx';
import { openStarterKit } from '#renderer/editing/starter-kit-store.ts';
import { createProject, openProject, renameProject } from './project-actions.ts';
import { showScreen } from './screen-store.ts';

type Asking = 'create' | 'rename' | null;

interface ProjectNameProps {
  readonly asking: Exclude<Asking, null>;
  readonly open: Project | undefined;
  readonly onClose: () => void;
}

function ProjectName({ asking, open, onClose }: ProjectNameProps) {
  const { t } = useTranslation();
  const isNew = asking === 'create';
  return (
    <NameDialog
      title={isNew ? t('common.frame.newProjectTitle') : t('common.frame.renameProjectTitle')}
      fieldLabel={t('common.frame.projectName')}
      submitLabel={isNew ? t('common.frame.create') : t('common.frame.rename')}
      cancelLabel={t('common.cancel')}
      initialName={isNew ? t('common.frame.untitledProject') : (open?.name ?? '')}
      onSubmit={(name) => {
        if (isNew) void createProject(name);
        else if (open !== undefined) void renameProject(open.id, name);
      }}
      onClose={onClose}
    />
  );
}

function useProjectEntries(openId: ProjectId | null, ask: (asking: Asking) => void): MenuEntry[] {
  const { t } = useTranslation();
  const projects = useMirror((mirror) => mirror.projects);
  const listed = Object.values(projects)
    .filter((project) => project.trashedAt === null)
    .sort((first, second) => first.name.localeCompare(second.name));
  const rename: MenuEntry = {
    id: 'rename',
    label: t('common.frame.renameProject'),
    icon: Pencil,
    onSelect: () => {
      ask('rename');
    },
  };
  const fromTemplate: MenuEntry = {
    id: 'template',
    label: t('common.frame.fromTemplate'),
    icon: LayoutTemplate,
    onSelect: () => {
      showScreen('studio');
      openStarterKit();
    },
  };
  return [
    { heading: t('common.frame.projects') },
    ...listed.map((project) => ({
      id: project.id,
      label: project.name,
      icon: Film,
      isChecked: project.id === openId,
      onSelect: () => {
        if (project.id !== openId) void openProject(project.id);
      },
    })),
    'separator',
    {
      id: 'new',
      label: t('common.frame.newProject'),
      icon: FolderPlus,
      onSelect: () => {
        ask('create');
      },
    },
    ...(openId === null ? [] : [fromTemplate, rename]),
  ];
}

/** The open project's name; behind it the others, a new one, and renaming. */
export function ProjectMenu() {
  const { t } = useTranslation();
  const openId = useMirror((mirror) => mirror.openProjectId);
  const open = useMirror((mirror) =>
    mirror.openProjectId === null ? undefined : mirror.projects[mirror.openProjectId],
  );
  const [asking, setAsking] = useState<Asking>(null);
  const entries = useProjectEntries(openId, setAsking);
  const name = open?.name ?? t('common.appName');
  return (
    <>
      <Menu entries={entries}>
        <button
          type="button"
          aria-label={t('common.frame.projectMenu', { name })}
          className="app-control inline-flex h-7 max-w-72 min-w-0 items-center gap-2 rounded-r2 px-2 text-base font-semibold text-fg-1 hover:bg-bg-3 data-popup-open:bg-bg-3"
        >
          <Icon of={Film} size={16} />
          <span className="truncate">{name}</span>
          <Icon of={ChevronDown} size={14} className="text-fg-3" />
        </button>
      </Menu>
      {asking === null ? null : (
        <ProjectName
          asking={asking}
          open={open}
          onClose={() => {
            setAsking(null);
          }}
        />
      )}
    </>
  );
}
