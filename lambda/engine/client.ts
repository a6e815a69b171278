import { NodeHttpHandler } from '@smithy/node-http-handler';
import { UnreadableAnswer } from './unreadable';

/**
 * For every SDK client of a handler. Retrying is the engine's, which looks before it writes again;
 * the time-outs are below the function's own.
 */
export function clientSettings() {
  return {
    maxAttempts: 1,
    retryMode: 'standard',
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 3000,
      requestTimeout: 10_000,
      // An answer that stalls half-way is covered by nothing else.
      socketTimeout: 8000,
      throwOnRequestTimeout: true,
    }),
  };
}

interface Answer {
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

type Next = (given: never) => Promise<{ readonly response: unknown }>;
type Middleware = (next: Next, context: { readonly commandName?: string }) => Next;

interface Client {
  readonly middlewareStack: { add(middleware: Middleware, options: { step: 'initialize'; name: string }): void };
}

/** A client whose errors say which call was answered with what is no answer of the service. */
export function clientOf<C extends Client>(Client: new (settings: ReturnType<typeof clientSettings>) => C): C {
  const client = new Client(clientSettings());
  client.middlewareStack.add(tellingTheCall, { step: 'initialize', name: 'tellingTheCall' });
  return client;
}

const tellingTheCall: Middleware = (next, { commandName = 'a call' }) => {
  const unreadable = (answer: Answer, cause?: unknown) =>
    new UnreadableAnswer(commandName.replace(/Command$/, ''), wordsOf(answer), cause);
  return async (given) => {
    const result = await next(given).catch((error: unknown) => {
      const answer = strangeAnswer(error as Thrown);
      throw answer ? unreadable(answer, error) : error;
    });
    // The SDK does not look at the body of an answer that has none.
    const answer = result.response as Answer;
    if (/html/.test(answer.headers?.['content-type'] ?? '')) throw unreadable(answer);
    return result;
  };
};

interface Thrown {
  readonly name?: string;
  readonly $fault?: unknown;
  readonly $response?: Answer;
}

/** A socket's error comes without an answer; an error of the service has a name, and says whose fault it is. */
function strangeAnswer({ name = '', $fault, $response }: Thrown): Answer | undefined {
  return $fault === undefined || /^Unknown/.test(name) ? $response : undefined;
}

function wordsOf({ statusCode, headers }: Answer): string {
  return [`HTTP ${statusCode}`, headers?.['content-type']].filter(Boolean).join(', ');
}
