/** Words of cutting one clip into two. */
export const splitClip = {
  name: '{{name}}, part 2',
  done: 'Two clips of {{first}} s and {{second}} s',
  where: '“{{name}}” stands after this one.',
} as const;
