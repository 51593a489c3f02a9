import type { ProjectFile } from './project-files.ts';

export interface Ban {
  readonly name: string;
  readonly pattern: RegExp;
  /** Files it looks at. */
  readonly where: RegExp;
  /** Files where the pattern is right. */
  readonly except?: RegExp;
  readonly why: string;
  /** A line that it must find. */
  readonly planted: string;
}

const code = /\.(ts|tsx|mjs)$/;
const everything = /^(?!package-lock\.json$)/;
/** The list itself names what it bans. */
const thisList = /^test\/guards\/(ban-list|planted-violations)\.ts$/;

export const bans: readonly Ban[] = [
  {
    name: 'unfinished work',
    pattern: /\b(?:TODO|FIXME|HACK|XXX)\b/,
    where: everything,
    except: thisList,
    why: 'finish it or open an issue',
    planted: `// ${'TO'}DO: later`,
  },
  {
    name: "a machine's folders",
    pattern: /(?<![\w.#$}])\/(?:home|Users|root|work|workspace|mnt)\/(?!someone\b)\w/,
    where: everything,
    except: thisList,
    why: 'it exists on one machine only',
    planted: "readFile('/home/ann/clip.mp4')",
  },
  {
    name: 'a switched-off sandbox',
    pattern: /--no-sandbox|sandbox:\s*false|contextIsolation:\s*false|nodeIntegration:\s*true|webSecurity:\s*false/,
    where: /^(electron|scripts)\//,
    except: /^scripts\/demo/,
    why: 'Dailies never runs Electron without its sandbox',
    planted: 'webPreferences: { sandbox: false }',
  },
  {
    name: 'markup from strings',
    pattern: /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write\b/,
    where: /^renderer\//,
    why: 'a prompt or a file name could run as code',
    planted: 'element.innerHTML = name;',
  },
  {
    name: 'storage of the browser',
    pattern: /\b(?:localStorage|indexedDB)\b/,
    where: /^renderer\//,
    why: "drafts and settings live in the library's database",
    planted: "localStorage.setItem('a', 'b')",
  },
  {
    name: 'a write to the mirror',
    pattern: /\bmirrorStore\s*\.\s*setState\b/,
    where: /^renderer\//,
    except: /^renderer\/platform\//,
    why: 'only renderer/platform writes what main announced',
    planted: 'mirrorStore.setState({ jobs })',
  },
  {
    name: 'a provider known by name',
    pattern: /providerId\w*\s*[!=]==?\s*['"]|['"](?:fal|lumenfall|apiframe|eachlabs)['"]/,
    where: /^(electron|renderer|shared)\//,
    except: /^electron\/providers\//,
    why: 'the application asks capabilities, never "which provider is this"',
    planted: "if (quote.providerId === 'animatic') return;",
  },
  {
    name: 'a mocked module',
    pattern: /\bvi\.(?:mock|doMock)\(/,
    where: /^test\//,
    except: thisList,
    why: 'tests use real files, sockets and processes',
    planted: `vi.${'mock'}('node:fs')`,
  },
  {
    name: 'a wait for the clock in an end-to-end spec',
    pattern: /\bwaitForTimeout\(/,
    where: /^test\/e2e\//,
    why: 'wait for what a person would see',
    planted: 'await page.waitForTimeout(500);',
  },
  {
    name: 'a file name that says nothing',
    pattern: /^/,
    where: /(^|\/)(utils?|helpers?|common|managers?|misc|index)\.(ts|tsx|mjs)$/,
    // Words that no one area owns.
    except: /^renderer\/words\/en\/common\.ts$/,
    why: 'name the file after its one concept',
    planted: '',
  },
  {
    name: 'private state in the web address',
    pattern: /https?:\/\/[^\s'"`)]*[?&](?:key|token|secret)=/i,
    where: code,
    except: thisList,
    why: 'addresses end up in logs',
    planted: "fetch('https://example.com/?token=1')",
  },
];

/** `path:line` of everything a ban finds. */
export function findBanned(ban: Ban, file: ProjectFile): readonly string[] {
  if (!ban.where.test(file.path) || ban.except?.test(file.path) === true) return [];
  return file.text.split('\n').flatMap((line, index) => (ban.pattern.test(line) ? [`${file.path}:${index + 1}`] : []));
}
