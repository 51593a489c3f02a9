/** Who calls. A host makes one of these per page that loaded, and only the host can say whether to trust it. */
export interface Sender {
  /** One page that loaded or one socket that opened; a reload makes a new one. */
  readonly sessionId: string;
  /** True only for the top frame of our own page at exactly our own origin. */
  readonly isTrusted: boolean;
}
