export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Names on the left, values on the right, to be selected and copied. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[76px_1fr] gap-x-3 gap-y-1 border-t border-line-1 pt-3 text-base first:border-t-0 first:pt-0">
      {facts.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-fg-3">{label}</dt>
          <dd className="selectable text-fg-1 wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
