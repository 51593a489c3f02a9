import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const project = join(import.meta.dirname, '../..');
const generated = new Set(['node_modules', 'out', 'dist', '.git', '.tsbuild', '.artifacts']);

export interface ProjectFile {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (generated.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Every text file of the project that a person wrote, and the lockfile. */
export function projectFiles(): readonly ProjectFile[] {
  return listFiles(project)
    .filter((path) => !/\.(png|ico|icns|woff2|log)$/.test(path))
    .map((path) => ({
      path: relative(project, path).split(sep).join('/'),
      text: readFileSync(path, 'utf8'),
    }));
}

/** The TypeScript and JavaScript among them. */
export function codeFiles(): readonly ProjectFile[] {
  return projectFiles().filter(({ path }) => /\.(ts|tsx|mjs)$/.test(path));
}
