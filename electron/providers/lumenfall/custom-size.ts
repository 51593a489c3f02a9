import { ratios, type Ratio } from '#shared/domain/frame-sizes.ts';

/** The sizes on the model's page, each with the shape it stands for. Nominal: films come at 720p. */
const listedSizes: Readonly<Record<Ratio, string>> = {
  '16:9': '1365x768',
  '9:16': '768x1365',
  '1:1': '1024x1024',
  '4:3': '1183x887',
  '3:4': '887x1182',
  '21:9': '1563x670',
};

export interface MatchedSize {
  readonly ratio: Ratio;
  /** As it is listed. */
  readonly listed: string;
}

function valueOf(ratio: Ratio): number {
  const [width = 1, height = 1] = ratio.split(':').map(Number);
  return width / height;
}

/**
 * What becomes of `WxH`: its shape is mapped to the nearest that the model has, its scale to the only one. How near is
 * measured is not published; by proportion here, where no whole numbers are as near to two. `null`: no size. Pure.
 */
export function matchSize(size: string): MatchedSize | null {
  const match = /^(\d+)x(\d+)$/u.exec(size);
  const wanted = Number(match?.[1]) / Number(match?.[2]);
  if (!Number.isFinite(wanted) || wanted <= 0) return null;
  const distance = (ratio: Ratio): number => Math.abs(Math.log(wanted / valueOf(ratio)));
  const ratio = ratios.reduce((best, each) => (distance(each) < distance(best) ? each : best));
  return { ratio, listed: listedSizes[ratio] };
}
