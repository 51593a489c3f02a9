import { z } from 'zod';

const fields = z.record(z.string(), z.unknown());
const list = z.array(z.unknown());

/** Results are small; what is deeper or longer is none. */
const maxDepth = 6;
const maxAddresses = 200;

/** Under which names clients of Apiframe have found a film, likeliest first. */
const filmNames = ['videoUrl', 'video_url', 'url', 'videos', 'output', 'video'] as const;
const lastFrameNames = /last.?frame/iu;
const otherStillNames = /thumb|poster|cover|preview|first|start|input/iu;

interface FoundAddress {
  readonly url: string;
  /** The names that lead to it. */
  readonly trail: string;
}

/** What a finished job has left, as far as it can be told from a result without a schema. */
export interface ResultFiles {
  readonly filmUrl: string | null;
  readonly lastFrameUrl: string | null;
}

/** The end of a path says what lies there, whatever follows it as a signature. */
function endsLike(url: string, extensions: RegExp): boolean {
  return extensions.test(URL.parse(url)?.pathname ?? '');
}
const isFilm = (url: string): boolean => endsLike(url, /\.(?:mp4|mov|webm)$/iu);
const isStill = (url: string): boolean => endsLike(url, /\.(?:png|jpe?g|webp|gif|avif)$/iu);

function isAddress(text: string): boolean {
  const url = text.length <= 8_000 ? URL.parse(text) : null;
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
}

function* addressesIn(value: unknown, trail = '', depth = 0): Generator<FoundAddress> {
  if (typeof value === 'string') {
    if (isAddress(value)) yield { url: value, trail };
    return;
  }
  if (depth > maxDepth) return;
  const inner = list.safeParse(value).data ?? fields.safeParse(value).data ?? {};
  for (const [name, each] of Object.entries(inner)) yield* addressesIn(each, `${trail}.${name}`, depth + 1);
}

function allAddresses(result: unknown): FoundAddress[] {
  const found: FoundAddress[] = [];
  for (const address of addressesIn(result)) {
    if (found.length === maxAddresses) break;
    found.push(address);
  }
  return found;
}

/** The film that a value names: an address, the first of a list, or an object with one of the known names. */
function filmIn(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') return isAddress(value) && !isStill(value) ? value : null;
  if (depth > maxDepth) return null;
  const items = list.safeParse(value).data;
  if (items !== undefined) return filmIn(items[0], depth + 1);
  const named = fields.safeParse(value).data ?? {};
  for (const name of filmNames) {
    const url = filmIn(named[name], depth + 1);
    if (url !== null) return url;
  }
  return null;
}

/** Where nothing has a known name, the one address that ends like a film; two of them could be anything. */
function onlyFilm(addresses: readonly FoundAddress[]): string | null {
  const films = new Set(addresses.map(({ url }) => url).filter(isFilm));
  const [only] = films;
  return films.size === 1 ? (only ?? null) : null;
}

/** The still is not documented beyond that it is there: by its name, else the one further image without another meaning. */
function lastFrameOf(addresses: readonly FoundAddress[], filmUrl: string | null): string | null {
  const others = addresses.filter(({ url }) => url !== filmUrl && !isFilm(url));
  const named = others.find(({ trail }) => lastFrameNames.test(trail));
  if (named !== undefined) return named.url;
  const stills = others.filter(({ url, trail }) => isStill(url) && !otherStillNames.test(trail));
  return stills.length === 1 ? (stills[0]?.url ?? null) : null;
}

/** Finds the film, and the still of its last frame, in a result. Neither has a documented name. Pure. */
export function findResultFiles(result: unknown): ResultFiles {
  const addresses = allAddresses(result);
  const filmUrl = filmIn(result) ?? onlyFilm(addresses);
  return { filmUrl, lastFrameUrl: lastFrameOf(addresses, filmUrl) };
}
