import type { Bench } from './bench.ts';
import { runDragBench } from './drag-bench.ts';

/** Moving an edge in a strip of 12 shots and 15 s. */
export const bench: Bench = {
  name: 'strip-retime',
  run: (studio) =>
    runDragBench(studio, {
      name: 'Retime an edge in 12 shots',
      scene: 'twelveShots',
      proof: '[data-edge-rig]',
      findDrag: async (page) => {
        const box = await page.getByRole('slider', { name: 'End of shot 6', exact: true }).boundingBox();
        if (box === null) throw new Error('no edge');
        // A neighbour has half a second to give: the hand goes over both ends of the way.
        return { x: box.x + box.width / 2, y: box.y + box.height / 2, reach: 60 };
      },
    }),
};
