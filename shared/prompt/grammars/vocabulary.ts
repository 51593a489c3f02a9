import type { Grammar } from './grammar.ts';

/** Words that all grammars of Seedance 2.0 share. */
export const seedanceVocabulary: Omit<Grammar, 'id' | 'shotLabel'> = {
  shotParts: ['framing', 'action', 'light', 'camera', 'dialogue', 'sound'],
  framings: {
    wide: 'wide shot',
    full: 'full shot',
    medium: 'medium shot',
    'medium-close-up': 'medium close-up',
    'close-up': 'close-up',
    'extreme-close-up': 'extreme close-up',
    aerial: 'aerial shot',
    'over-the-shoulder': 'over-the-shoulder shot',
    pov: 'point-of-view shot',
    insert: 'insert shot',
    'two-shot': 'two-shot',
  },
  cameraMoves: {
    static: 'static camera',
    'push-in': 'push-in',
    'pull-out': 'pull-out',
    dolly: 'dolly',
    pan: 'pan',
    tilt: 'tilt',
    crane: 'crane',
    orbit: 'orbit',
    tracking: 'tracking shot',
    'handheld-follow': 'handheld follow',
    'whip-pan': 'whip pan',
    'dutch-angle': 'dutch angle',
    'rack-focus': 'rack focus',
    'dolly-zoom': 'dolly zoom',
  },
  cameraSpeeds: { slow: 'slow', normal: '', fast: 'fast' },
  cameraDirections: { left: 'to the left', right: 'to the right', up: 'up', down: 'down' },
  dialogue: { unnamedSpeaker: 'A voice', verb: 'says' },
  soundLabels: { effects: 'Sound effects', ambience: 'Ambience', music: 'Music' },
  soundBedLabel: 'Sound',
  deletedMention: '(deleted reference)',
};

/** Moves without a pace: a slow static camera or a fast tilted frame says nothing. */
export const movesWithoutSpeed: ReadonlySet<string> = new Set(['static', 'dutch-angle']);
