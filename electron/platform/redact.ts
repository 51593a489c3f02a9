import { removedMark as removed, removeKnownSecrets } from './known-secrets.ts';

const rules: readonly (readonly [RegExp, string])[] = [
  // A signed URL is a key to the file behind it for as long as it lives.
  [/(\bhttps?:\/\/[^\s"'<>?#]+)[?#][^\s"'<>]*/gi, `$1?${removed}`],
  [/(\bhttps?:\/\/)[^\s"'<>/@]+@/gi, `$1${removed}@`],
  [/\b(Bearer|Basic|Key)(\s+|%20)[\w.~+/=:-]{8,}/gi, `$1 ${removed}`],
  [/(["']?(?:api[-_]?key|authorization|secret|password|token)["']?\s*[:=]\s*["']?)[^\s"',;]{4,}/gi, `$1${removed}`],
];

/**
 * Takes out the keys in force and what looks like a key or a signed URL. A net under callers that should not log such
 * things at all.
 */
export function redactSecrets(text: string): string {
  return rules.reduce(
    (clean, [secret, replacement]) => clean.replaceAll(secret, replacement),
    removeKnownSecrets(text),
  );
}
