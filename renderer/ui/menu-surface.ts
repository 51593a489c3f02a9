/** The floating box of menus, selects and pickers. Fades without scaling. */
export const menuPopup =
  'min-w-44 max-w-80 max-h-(--available-height) overflow-y-auto rounded-r3 border border-line-2 bg-bg-float p-1 text-base text-fg-1 shadow-1 ' +
  'transition-opacity duration-base outline-none data-ending-style:opacity-0 data-starting-style:opacity-0';

export const menuItem =
  'flex min-h-7 items-center gap-2 rounded-r1 px-2 py-1 outline-none select-none ' +
  'data-highlighted:bg-select-bg data-disabled:text-fg-4';
