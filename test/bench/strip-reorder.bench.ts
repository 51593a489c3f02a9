import type { Bench } from './bench.ts';
import { runDragBench } from './drag-bench.ts';

/** Moving a card through a strip of 15 shots. */
export const bench: Bench = {
  name: 'strip-reorder',
  run: (studio) =>
    runDragBench(studio, {
      name: 'Reorder in 15 shots',
      scene: 'fifteenShots',
      proof: '[data-lifted]',
      findDrag: async (page) => {
        const box = await page.getByRole('option', { name: /^Shot 8, /u }).boundingBox();
        if (box === null) throw new Error('no card');
        return { x: box.x + box.width / 2, y: box.y + box.height / 2, reach: box.width * 6 };
      },
    }),
};
