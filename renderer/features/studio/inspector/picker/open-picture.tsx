/** An empty viewfinder: nothing is decided. */
export function OpenPicture() {
  return (
    <svg aria-hidden="true" focusable="false" viewBox="0 0 48 27" className="size-full">
      <path
        d="M14 11V8h5M29 8h5v3M34 17v3h-5M19 20h-5v-3"
        className="fill-none stroke-line-3"
        strokeWidth="1"
        strokeLinecap="round"
      />
    </svg>
  );
}
