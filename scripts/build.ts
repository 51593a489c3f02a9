/** `npm run build`: bundles the app into `out/`. */
import { buildApp } from './build-app.ts';
import { runScript } from './sentence.ts';

await runScript(async () => {
  await buildApp();
  console.log('The bundles in out/ are up to date.');
  return 0;
});
