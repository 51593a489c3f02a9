import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';

/** A link from the terminal works once, for this long, in milliseconds. */
const tokenLifeMs = 60_000;
/** More pages than a person opens; the oldest loses its secret then. */
const maxPages = 64;

export interface PageKeys {
  /** For the socket; the page keeps it in its session storage. */
  readonly secret: string;
  /** For images and videos, which cannot carry a header. */
  readonly cookie: string;
}

export interface Secrets {
  newToken(): string;
  /** Trades a token for the keys of one page; `null` when it is wrong, used or too old. */
  exchange(token: string): PageKeys | null;
  isSecret(secret: string): boolean;
  isCookie(cookie: string): boolean;
}

/** Only digests are kept, and comparing takes the same time wherever the first difference is. */
export function createSecrets(clock: Clock): Secrets {
  let tokens: { readonly digest: Buffer; readonly diesAtMs: number }[] = [];
  const pages: { readonly secret: Buffer; readonly cookie: Buffer }[] = [];
  return {
    newToken() {
      const token = randomToken();
      tokens.push({ digest: digestOf(token), diesAtMs: clock.monotonicMs() + tokenLifeMs });
      return token;
    },
    exchange(token) {
      const digest = digestOf(token);
      tokens = tokens.filter(({ diesAtMs }) => diesAtMs > clock.monotonicMs());
      const found = tokens.find((known) => timingSafeEqual(known.digest, digest));
      if (found === undefined) return null;
      tokens = tokens.filter((known) => known !== found);
      const keys = { secret: randomToken(), cookie: randomToken() };
      pages.push({ secret: digestOf(keys.secret), cookie: digestOf(keys.cookie) });
      if (pages.length > maxPages) pages.shift();
      return keys;
    },
    isSecret: (secret) => pages.some((page) => timingSafeEqual(page.secret, digestOf(secret))),
    isCookie: (cookie) => pages.some((page) => timingSafeEqual(page.cookie, digestOf(cookie))),
  };
}

/** 256 random bits. */
function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
