import { describe, expect, it } from 'vitest';
import { noteSecret } from '#electron/platform/known-secrets.ts';
import { Secret } from '#electron/platform/secret.ts';
import { isFine, readJsonAnswer } from '#electron/providers/json-answer.ts';

const answer = (text: string, isWhole = true) =>
  readJsonAnswer({ status: 200, headers: {}, url: 'https://fal.test/', body: Buffer.from(text), isWhole });

describe('an answer as JSON', () => {
  it('is read when it is JSON and whole', () => {
    expect(answer('{"a":[1]}').json).toEqual({ a: [1] });
    expect(answer('{"a":[1]}', false).json).toBeUndefined();
    expect(answer('<html>').json).toBeUndefined();
    expect(answer('').json).toBeUndefined();
  });

  it('row 14: keeps the beginning of what came, without secrets', () => {
    const key = '5e1f0a2b-0000-4000-8000-00000000da19:aaaabbbbccccddddeeeeffff00001111';
    noteSecret(new Secret(key));
    const { detail } = answer(`${'x'.repeat(1_960)} ${key} https://v3.fal.media/a.mp4?signature=abc`);
    expect(detail).toMatch(/^HTTP 200 x+/u);
    expect(detail.length).toBeLessThanOrEqual(2_000);
    expect(detail).not.toContain('5e1f0a2b');
    expect(answer('see https://v3.fal.media/a.mp4?signature=abc').detail).not.toContain('abc');
  });

  it('shows no address of a file, and no file', () => {
    const echoed = JSON.stringify({
      input: { image_url: 'https://v3.fal.media/files/panda/canary-upload.png', end: 'data:image/png;base64,Y2FuYXJ5' },
      detail: 'see http://127.0.0.1:1/canary/film.mp4, and https://docs.example',
    });
    const { detail } = answer(echoed);
    expect(detail).not.toMatch(/canary|Y2FuYXJ5/u);
    expect(detail).toContain('https://v3.fal.media/…');
    expect(detail).toContain('https://docs.example');
  });

  it('is fine from 200 to 299', () => {
    expect([199, 200, 204, 299, 300, 404].map((status) => isFine({ status }))).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
