import { filmWithMark, renderedFilm } from '#test/fixtures/rendered-film.ts';

export interface FilmOrder {
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
  readonly hasSound: boolean;
}

/** A real film of this size and length. Films with different marks play the same and have different bytes. */
export async function filmOutput({ width, height, seconds, hasSound }: FilmOrder, mark: string): Promise<Uint8Array> {
  const size = `${String(width)}x${String(height)}`;
  return await filmWithMark(await renderedFilm(size, seconds, hasSound ? 'tone' : 'silent'), mark);
}
