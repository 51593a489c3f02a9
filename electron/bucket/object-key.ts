import { randomBytes } from 'node:crypto';
import { extname } from 'node:path';

/** So that a rule of the bucket can clear away what a crash left behind, and nothing else. */
const folder = 'dailies';
const extensionShape = /^\.[a-z0-9]{1,5}$/;

/**
 * Nobody can guess it, no two uploads share it, and it says nothing about the person or the machine. The extension stays:
 * some providers know a file's type by nothing else.
 */
export function newObjectKey(sha256: string, name: string): string {
  const extension = extname(name).toLowerCase();
  return `${folder}/${randomBytes(16).toString('hex')}/${sha256}${extensionShape.test(extension) ? extension : ''}`;
}
