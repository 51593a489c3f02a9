/** Three quarters of a circle: something is being done. The word beside it says what. */
export function BusyRing({ size = 14 }: { readonly size?: 12 | 14 | 16 }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      className="busy-ring shrink-0"
    >
      <path d="M8 1.5A6.5 6.5 0 1 1 1.5 8" />
    </svg>
  );
}
