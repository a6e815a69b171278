import {
  classify,
  Failure,
  isRefusedForGood,
  RefusedForState,
  StillReading,
  Superseded,
  words,
} from '../../lambda/engine/errors';
import { refusal, reset } from './support/kites';

const TABLE = { Gone: 'missing', Busy: 'busy', ThrottlingException: 'limited' } as const;

/** An error of the client about an answer with that status. */
function answered(httpStatusCode: number, error: { name?: string; code?: string }): Error {
  return Object.assign(new Error('aborted'), error, { $metadata: { httpStatusCode } });
}

describe('an error is classed', () => {
  test.each([
    ['by the service’s table', refusal('Gone'), 'missing'],
    ['by the service’s table before the common one', refusal('ThrottlingException'), 'limited'],
    ['by the table whatever its status', refusal('Busy', '', 503), 'busy'],
    ['by the common table', refusal('RequestLimitExceeded'), 'throttled'],
    ['by the common table', refusal('SlowDown', '', 503), 'throttled'],
    ['by the common table', refusal('ExpiredTokenException'), 'denied'],
    ['as throttled by its status', refusal('x', '', 429), 'throttled'],
    ['as terminal by its status', refusal('x', '', 400), 'terminal'],
    ['as terminal by its status', refusal('x', '', 499), 'terminal'],
    ['as unknown by its status', refusal('x', '', 500), 'unknown'],
    ['as unknown by its status', refusal('x', '', 408), 'unknown'],
    ['as throttled by the name of a key’s refusal', refusal('KmsThrottlingException'), 'throttled'],
    ['as unknown when the answer could not be read', refusal('x', '', 200), 'unknown'],
    ['as unknown by a socket’s code', reset(), 'unknown'],
    ['as unknown when a refusal broke off', answered(400, { code: 'ECONNRESET' }), 'unknown'],
    ['as unknown when a refusal stalled', answered(404, { name: 'TimeoutError' }), 'unknown'],
    ['as throttled when that broke off', answered(429, { code: 'ECONNRESET' }), 'throttled'],
    ['as terminal when a refusal cannot be read', answered(404, { name: 'SyntaxError' }), 'terminal'],
    ['as unknown for a time-out', Object.assign(new Error(), { name: 'TimeoutError' }), 'unknown'],
    ['as unknown for an abort', Object.assign(new Error(), { name: 'AbortError' }), 'unknown'],
    ['as terminal when it is a bug', new TypeError('x is not a function'), 'terminal'],
    ['as terminal when it is no error', 'oops', 'terminal'],
    ['as terminal when it is nothing', undefined, 'terminal'],
  ])('%s (%#)', (_how, error, expected) => {
    expect(classify(error, TABLE)).toBe(expected);
  });
});

describe('a refusal for good', () => {
  test.each([refusal('x', '', 400), new TypeError('x is not a function')])('is what does not pass (%s)', (error) => {
    expect(isRefusedForGood(error, TABLE)).toBe(true);
  });

  test.each<Error>([
    refusal('Busy'),
    refusal('Gone'),
    reset(),
    new RefusedForState(refusal('x', '', 400)),
    new Failure('There is no time left'),
    new Superseded('this claim was stopped'),
    new StillReading('the list is long'),
  ])('is nothing that passes, and no word of the engine’s own (%s)', (error) => {
    expect(isRefusedForGood(error, TABLE)).toBe(false);
  });
});

describe('the words of an error', () => {
  test.each([
    [refusal('Gone', 'There is no such kite.'), 'Gone: There is no such kite.'],
    [new Error('Oops.'), 'Error: Oops.'],
    [reset(), 'ECONNRESET: socket hang up'],
    [Object.assign(new Error(''), { name: 'Gone' }), 'Gone'],
    [new Error('two\n  lines\t'), 'Error: two lines'],
    ['oops', 'oops'],
    [null, 'null'],
    [{}, 'no reason was given'],
  ])('are its name and message on one line (%#)', (error, expected) => {
    expect(words(error)).toBe(expected);
  });

  test('are bounded', () => {
    expect(words(new Error('x'.repeat(5000)))).toHaveLength(3003);
  });
});
