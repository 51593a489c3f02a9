function toVariable(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}

/** What every variable about a provider's addresses begins with. */
export function endpointPrefix(providerId: string): string {
  return `DAILIES_${toVariable(providerId)}_`;
}

/**
 * The variable of the environment that puts another address in place of one of a provider's own, of which `names` are
 * all: a provider that is reached at one address has only that to replace, so its name says nothing more.
 */
export function endpointVariable(providerId: string, name: string, names: readonly string[]): string {
  return `${endpointPrefix(providerId)}${names.length === 1 ? '' : `${toVariable(name)}_`}URL`;
}
