import type { Template } from './template.ts';

/** Short shots that change size at each cut, all of one direction, and a long one to breathe out. */
export const chase: Template = {
  id: 'chase',
  clipName: 'Chase',
  ratio: '16:9',
  look: 'Night exterior, wet asphalt, sodium lamps and neon, hard contrast, motion blur, 16 mm grain.',
  soundBed: 'Driving low percussion over rain and the roar of a city.',
  slots: [
    { name: 'Hero', role: 'identity', words: 'a young courier in a yellow rain jacket' },
    { name: 'Rival', role: 'identity', words: 'a tall man in a grey suit' },
    { name: 'Place', role: 'place', words: 'a crowded night market' },
  ],
  shots: [
    {
      seconds: 2,
      framing: 'wide',
      camera: ['tracking', 'fast', 'right'],
      action: '{Hero} bursts out of a stairwell into {Place}, slips, catches the fall on one hand and runs on.',
      light: 'Neon broken up in puddles',
      effects: 'a door slamming back, a palm slapping wet stone',
    },
    {
      seconds: 2,
      framing: 'medium',
      camera: ['handheld-follow', 'fast'],
      action: 'From behind, {Hero} squeezes between two carts and knocks a crate of oranges off with one shoulder.',
      light: 'Bare bulbs passing close overhead',
      effects: 'wood cracking, oranges bouncing, a shout',
    },
    {
      seconds: 1.5,
      framing: 'insert',
      camera: ['static', 'normal'],
      action: 'A boot hits a puddle hard and the water sheets towards the lens.',
      light: 'Red neon in the water',
      effects: 'one heavy splash',
    },
    {
      seconds: 2,
      framing: 'full',
      camera: ['whip-pan', 'fast', 'left'],
      action: '{Rival} vaults the broken crate, lands on both feet and does not break stride.',
      light: 'Hard backlight, breath in the cold',
      effects: 'leather soles landing on wet stone',
    },
    {
      seconds: 2,
      framing: 'close-up',
      camera: ['push-in', 'fast'],
      action: '{Hero} glances back while running, rain streaming off the brow.',
      light: 'Sodium lamps flickering past',
      line: { speaker: '{Hero}', voice: 'out of breath', emotion: 'to nobody', words: 'Not tonight.' },
      effects: 'ragged breath, running steps',
    },
    {
      seconds: 3.5,
      framing: 'wide',
      camera: ['crane', 'slow', 'up'],
      action:
        '{Hero} leaps, grabs the rear rail of a departing tram with both hands and is pulled into the dark. {Rival} stops, bent over, hands on both knees.',
      light: 'The tail lamps of the tram shrink, the street goes blue',
      effects: 'hands clanging on metal, a tram bell, the percussion stops dead',
    },
  ],
};
