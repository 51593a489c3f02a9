import { removeKnownSecrets } from '../platform/known-secrets.ts';
import type { VideoProvider } from './provider.ts';

/**
 * The same provider, except that no key comes back from it: some echo the key in the body of an error or in an address,
 * and what comes back goes on into the database, the job log and the window. The mapping is pure and stays as it is.
 */
export function hideSecrets(provider: VideoProvider): VideoProvider {
  const { rules, trustedOrigins } = provider;
  const findSubmitted = provider.findSubmitted?.bind(provider);
  const findBill = provider.findBill?.bind(provider);
  const account = provider.account?.bind(provider);
  const forget = provider.forget?.bind(provider);
  const estimate = provider.estimate?.bind(provider);
  const readPublished = provider.readPublished?.bind(provider);
  const usePublished = provider.usePublished?.bind(provider);
  const deleteUpload = provider.deleteUpload?.bind(provider);
  return {
    get capabilities() {
      return provider.capabilities;
    },
    rules,
    ...(trustedOrigins === undefined ? {} : { trustedOrigins }),
    prepare: (...args) => provider.prepare(...args),
    quote: (prepared) => provider.quote(prepared),
    encode: (...args) => provider.encode(...args),
    expectedOutput: (frozen) => provider.expectedOutput(frozen),
    upload: async (...args) => clean(await provider.upload(...args)),
    submit: async (...args) => clean(await provider.submit(...args)),
    poll: async (...args) => clean(await provider.poll(...args)),
    cancel: async (...args) => clean(await provider.cancel(...args)),
    ...(findSubmitted && { findSubmitted: async (...args) => clean(await findSubmitted(...args)) }),
    ...(findBill && { findBill: async (...args) => clean(await findBill(...args)) }),
    ...(account && { account: async (...args) => clean(await account(...args)) }),
    ...(estimate && { estimate: async (...args) => clean(await estimate(...args)) }),
    ...(readPublished && { readPublished: async (...args) => clean(await readPublished(...args)) }),
    ...(usePublished && { usePublished }),
    ...(deleteUpload && { deleteUpload: async (...args) => clean(await deleteUpload(...args)) }),
    ...(forget && { forget }),
  };
}

/** A copy of plain data without keys in any of its texts. */
function clean<T>(value: T): T {
  return cleanValue(value) as T;
}

function cleanValue(value: unknown): unknown {
  if (typeof value === 'string') return removeKnownSecrets(value);
  if (Array.isArray(value)) return value.map(cleanValue);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [removeKnownSecrets(name), cleanValue(inner)]),
  );
}
