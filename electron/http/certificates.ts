import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

/**
 * The authorities of this machine beside the bundled ones, so that a company's own authority works without a switch.
 * Read once, when first needed: a system may have hundreds.
 */
export function createCertificateStore(further: readonly string[] = []): () => SecureContext {
  let context: SecureContext | null = null;
  return () => {
    context ??= createSecureContext({
      ca: [...new Set([...getCACertificates('default'), ...readSystemCertificates(), ...further])],
      minVersion: 'TLSv1.2',
    });
    return context;
  };
}

/** A system whose store cannot be read leaves the bundled authorities. */
function readSystemCertificates(): readonly string[] {
  try {
    return getCACertificates('system');
  } catch {
    return [];
  }
}
