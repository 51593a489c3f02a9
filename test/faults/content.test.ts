import { readdir } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseContentPath } from '#electron/content/content-path.ts';
import { createRespond } from '#electron/content/respond.ts';
import { get, openContent, origin, type ContentFixture } from '#test/electron/content/content-fixture.ts';

let content: ContentFixture;
beforeAll(async () => {
  content = await openContent();
});
afterAll(async () => {
  await content.library.remove();
});

const hash = 'ab'.repeat(32);
// One address a line; HASH stands for a hash that is right.
const escapes = String.raw`
/media/../../etc/passwd
/media/..%2f..%2fetc/passwd
/media/%2e%2e/%2e%2e/etc/passwd
/media/..
/media/..\..\secret.txt
/media/..%5c..%5csecret.txt
/media/%252e%252e%252fsecret.txt
/../secret.txt
/..%2fsecret.txt
/%2e%2e/secret.txt
/%2e%2e%2fsecret.txt
/.%2e/secret.txt
/..%c0%afsecret.txt
/..%ef%bc%8fsecret.txt
/%u002e%u002e/secret.txt
/assets/../../secret.txt
/assets/..%2f..%2fsecret.txt
//etc/passwd
///etc/passwd
/C:/Windows/win.ini
/file:///etc/passwd
/index.html%00.png
/index.html%20
/index.html.
/index.html/
/assets//index.html
/./index.html/.
/index.html::$DATA
/INDEX~1.HTM
/~root
/.env.js
/assets/.env.js
/%2eenv.js
/media/HASHa
/media/HASH/
/media/HASH.mp4
/media/HASH?x=1
/media/HASH?v=1
/media/%61bababababababababababababababababababababababababababababababab
/media/ABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB
/media/ababababababababababababababababababababababababababababababab
/media/gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg
/media//HASH
/media/ HASH
/media/HASH%00
/media/HASH;v=1
/x/media/HASH
/thumb/../x
/thumb/HASH?v=1&x=2
/thumb/HASH?v=12345678901
/thumb/HASH?v=
/thumb/HASH?V=1
`
  .trim()
  .replaceAll('HASH', hash)
  .split('\n');

describe('row 65', () => {
  it.each(escapes)('row 65: %j as it stands in a URL leads nowhere', async (path) => {
    const touched: string[] = [];
    const respond = createRespond({
      rendererFolder: `${content.library.folder}/renderer`,
      findMedia: async (id) => await Promise.resolve(void touched.push(id)).then(() => null),
      findThumbnail: async (id) => await Promise.resolve(void touched.push(id)).then(() => null),
      onMissing: (_kind, id) => void touched.push(id),
    });
    // Hosts pass on what a browser made of the address; a hostile client is not a browser.
    const raw = new Proxy(get('/'), {
      get: (request, name) => (name === 'url' ? `${origin}${path}` : (Reflect.get(request, name) as unknown)),
    });
    for (const response of [await respond(raw), await respond(new Request(`${origin}${path}`))]) {
      // What a browser turns into the plain address of the page is the page.
      const allowed = response.status === 200 ? '<!doctype html><title>Dailies</title>' : '';
      expect([200, 404]).toContain(response.status);
      expect(await response.text()).toBe(allowed);
    }
    expect(touched).toEqual([]);
  });

  it('row 65: whatever is asked, only safe names reach the file system', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2f',
      '%5c',
      '\\',
      '/',
      'media',
      'assets',
      hash,
      '?',
      '#',
      '\0',
      'a',
      ':',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 12 }), (pieces) => {
        const parsed = parseContentPath(`${origin}/${pieces.join('')}`);
        const names = parsed === null ? [] : parsed.kind === 'bundle' ? parsed.file.split('/') : [parsed.assetId];
        for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_@-][A-Za-z0-9_@.-]*$/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe.skipIf(process.platform !== 'linux')('row 67', () => {
  const countHandles = async (): Promise<number> => (await readdir('/proc/self/fd')).length;

  it('row 67: a thousand aborts in mid-stream leave no file open', async () => {
    await Promise.all(Array.from({ length: 10 }, async () => await (await content.respond(get('/'))).text()));
    const before = await countHandles();
    const path = `/media/${content.assetId}`;
    for (let round = 0; round < 1_000; round += 1) {
      const abort = new AbortController();
      const response = await content.respond(
        new Request(`${origin}${path}`, { headers: { Range: 'bytes=0-' }, signal: abort.signal }),
      );
      const reader = response.body?.getReader();
      if (round % 4 !== 0) await reader?.read();
      // Four ways to go: abort, cancel, both, and simply never asking again.
      if (round % 4 <= 1) abort.abort();
      if (round % 4 === 1 || round % 4 === 2) await reader?.cancel();
    }
    expect(await countHandles()).toBeLessThanOrEqual(before);
  });

  it('row 67: two videos at once, fifty times each, come whole', async () => {
    const before = await countHandles();
    for (let loop = 0; loop < 50; loop += 1) {
      const sizes = await Promise.all(
        [0, 1].map(async () => {
          const response = await content.respond(get(`/media/${content.assetId}`));
          return (await response.arrayBuffer()).byteLength;
        }),
      );
      expect(sizes).toEqual([content.bytes, content.bytes]);
    }
    expect(await countHandles()).toBeLessThanOrEqual(before);
  });

  it('row 67: an aborted stream ends with an error, not with half a file', async () => {
    const abort = new AbortController();
    const request = new Request(`${origin}/media/${content.assetId}`, { signal: abort.signal });
    const reader = (await content.respond(request)).body?.getReader();
    await reader?.read();
    abort.abort();
    await expect(reader?.read()).rejects.toThrow('aborted');
  });
});
