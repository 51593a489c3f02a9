import type { Template } from './template.ts';

/** A product and its light. Square, so that one film serves a shop page and a feed. */
export const productTurntable: Template = {
  id: 'turntable',
  clipName: 'Turntable',
  ratio: '1:1',
  look: 'Studio product film, seamless dark grey backdrop, soft strip lights, crisp edges, true colours, no people, no lettering.',
  soundBed: 'A very quiet studio; every sound close and dry.',
  slots: [{ name: 'Product', role: 'identity', words: 'a matt-black espresso maker with a walnut handle' }],
  shots: [
    {
      seconds: 2.5,
      framing: 'full',
      camera: ['static', 'normal'],
      action: '{Product} turns slowly on a polished black turntable, centred, and its outline lifts out of the dark.',
      light: 'A strip light fades up along one edge',
      effects: 'a motor starting to hum, one soft click',
    },
    {
      seconds: 2,
      framing: 'extreme-close-up',
      camera: ['tracking', 'slow', 'right'],
      action: 'A line of light slides over the surface of {Product} and brings out grain, seam and edge.',
      light: 'One narrow moving highlight, everything else near black',
      effects: 'a thin shimmer, like a fingertip on the rim of a glass',
    },
    {
      seconds: 2,
      framing: 'insert',
      camera: ['tilt', 'slow', 'up'],
      action: 'Fine mist drifts up along {Product}, touches the cool surface and settles on it in small drops.',
      light: 'Backlight through the mist',
      effects: 'a soft hiss, drops ticking',
    },
    {
      seconds: 3.5,
      framing: 'medium',
      camera: ['orbit', 'slow', 'right'],
      action: '{Product} completes its turn and comes to rest with its front to the lens.',
      light: 'The key light rises, a clean reflection settles under it',
      effects: 'the motor winds down and stops',
      music: 'one low, warm note',
    },
  ],
};
