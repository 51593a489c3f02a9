import { jsonAnswer, type Answer } from '../provider-server/answer.ts';

const typeOfCode: Readonly<Record<string, string>> = {
  AUTHENTICATION_FAILED: 'authentication_error',
  INSUFFICIENT_BALANCE: 'insufficient_quota',
};

export function errorBody(code: string, message: string): unknown {
  return { error: { message, type: typeOfCode[code] ?? 'invalid_request_error', code } };
}

export function errorAnswer(status: number, code: string, message: string): Answer {
  return jsonAnswer(status, errorBody(code, message));
}

/** Validation is 400 there; there is no 422. */
export function invalid(message: string): Answer {
  return errorAnswer(400, 'INVALID_REQUEST', message);
}

export const notFound: Answer = errorAnswer(404, 'NOT_FOUND', 'No such object');
