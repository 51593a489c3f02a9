/** A setting of the clip, pressed to change it. One that holds nothing but an icon is a square. */
export const pillButton =
  'inline-flex h-6 min-w-6 shrink-0 items-center justify-center gap-1.5 rounded-r2 bg-bg-3 px-1.5 text-base font-medium whitespace-nowrap text-fg-1 transition-colors duration-fast hover:bg-bg-4 active:bg-bg-5';
