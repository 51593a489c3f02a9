import { useEffect, useState } from 'react';
import { classNames } from './class-names.ts';

/** Under this nothing is shown: most loads are over before. */
const quietMs = 200;

/** A flat block in the exact size of what comes; no shimmer. */
export function Skeleton({ className }: { readonly className?: string }) {
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setIsShown(true);
    }, quietMs);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return <div aria-hidden="true" className={classNames('rounded-r1', isShown && 'bg-bg-3', className)} />;
}
