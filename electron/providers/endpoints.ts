/** Where a provider is reached: its own addresses, or those that the environment put in their place. */
export interface Endpoints {
  /** Origins by name, such as `queue`; without a path or a slash at the end. */
  readonly origins: Readonly<Record<string, string>>;
  /** Exact origins of the environment that may be plain http on this machine; empty when nothing is overridden. */
  readonly trustedOrigins: readonly string[];
  /** Names of `origins` that the environment has set. */
  readonly overridden: readonly string[];
}
