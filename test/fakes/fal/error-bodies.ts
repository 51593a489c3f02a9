/** One entry of `detail`, as models answer for an input they do not take. */
export interface Detail {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
  readonly ctx?: Readonly<Record<string, unknown>>;
  readonly input?: unknown;
}

export function detailBody(details: readonly Detail[]): { readonly detail: readonly unknown[] } {
  return { detail: details.map((detail) => ({ ...detail, url: `https://docs.fal.ai/errors/#${detail.type}` })) };
}

export function contentPolicyDetail(loc: Detail['loc'], msg: string): unknown {
  return detailBody([{ loc, msg, type: 'content_policy_violation' }]);
}

/** What runs the models, rather than a model. */
export function infrastructureBody(detail: string, errorType: string): unknown {
  return { detail, error_type: errorType };
}

export function platformBody(type: string, message: string): unknown {
  return { error: { type, message, docs_url: 'https://docs.fal.ai/platform-apis', request_id: crypto.randomUUID() } };
}
