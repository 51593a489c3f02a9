/** Somebody in a long coat; the crown at (0, 0), one unit tall. */
const outline =
  'M0 0C.05 0 .062 .03 .058 .062 .055 .09 .04 .108 .03 .112L.034 .14C.1 .16 .13 .185 .135 .25L.15 .45H.118L.132 .66H.07L.062 .98H.02L.01 .68H-.01L-.02 .98H-.062L-.07 .66H-.132L-.118 .45H-.15L-.135 .25C-.13 .185 -.1 .16 -.034 .14L-.03 .112C-.04 .108 -.055 .09 -.058 .062 -.062 .03 -.05 0 0 0Z';

interface PersonProps {
  /** The middle of the body, in units of the drawing. */
  readonly x: number;
  /** The crown. */
  readonly top: number;
  /** From crown to soles. */
  readonly height: number;
  readonly className: string;
}

export function Person({ x, top, height, className }: PersonProps) {
  return <path d={outline} transform={`translate(${x} ${top}) scale(${height})`} className={className} />;
}
