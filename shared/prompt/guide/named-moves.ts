import type { CameraMove } from '#shared/domain/shot.ts';

/** Words that mean a camera move wherever they stand. "Push in the drawer" and "a frying pan" are none. */
const phrases: readonly (readonly [RegExp, CameraMove])[] = [
  [/\bpush-in\b|\bcamera (?:slowly |quickly )?push(?:es|ing)? in\b|\bdolly in\b|\bzooms? in\b/iu, 'push-in'],
  [
    /\bpull-?(?:out|back)\b|\bcamera (?:slowly |quickly )?pull(?:s|ing)? (?:out|back)\b|\bdolly out\b|\bzooms? out\b/iu,
    'pull-out',
  ],
  [/\bwhip[ -]pan\b/iu, 'whip-pan'],
  [/(?<!whip[ -])\bpan(?:s|ning)? (?:to the )?(?:left|right)\b|\bcamera (?:slowly )?pans?\b/iu, 'pan'],
  [/\btilt(?:s|ing)? (?:up|down)\b|\bcamera (?:slowly )?tilts?\b/iu, 'tilt'],
  [/\bcrane (?:shot|up|down)\b|\bcamera (?:slowly )?cranes?\b/iu, 'crane'],
  [/\borbit shot\b|\bcamera (?:slowly )?(?:orbits?|circles?)\b/iu, 'orbit'],
  [/\btracking shot\b|\bcamera (?:slowly )?(?:tracks?|follows?)\b/iu, 'tracking'],
  [/\brack focus\b|\bfocus shifts?\b/iu, 'rack-focus'],
  [/\bdolly zoom\b|\bvertigo effect\b/iu, 'dolly-zoom'],
];

/** The camera moves that a text names, each once. */
export function namedMoves(text: string): CameraMove[] {
  return phrases.flatMap(([pattern, move]) => (pattern.test(text) ? [move] : []));
}
