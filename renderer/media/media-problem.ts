/** Why a piece of work can't be done on this machine; the same words go to the application. */
export interface MediaProblem {
  readonly reason: 'cannot-decode' | 'cannot-encode';
  /** Technical text for the folded details. */
  readonly detail: string;
}
