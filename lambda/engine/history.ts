import type { HistoryEvent, SFNClient } from '@aws-sdk/client-sfn';
import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import type { Left } from './memory';
import { isMap } from './request';
import { UnreadableAnswer } from './unreadable';

/** Events hold the memory of a claim, and the last pass is among the newest. */
const EVENTS_AT_ONCE = 20;

/** What a claim had noted when its last pass ended: only services whose campaigns carry no marks ask for it. */
export async function leftInHistory(client: SFNClient, execution: string): Promise<Left> {
  for await (const { taskSucceededEventDetails: result } of newestFirst(client, execution)) {
    if (result) return leftIn(JSON.parse(result.output ?? '{}'));
  }
  return {};
}

async function* newestFirst(client: SFNClient, executionArn: string): AsyncGenerator<HistoryEvent> {
  const query = { executionArn, reverseOrder: true, maxResults: EVENTS_AT_ONCE, includeExecutionData: true };
  let nextToken: string | undefined;
  do {
    const page = await client.send(new GetExecutionHistoryCommand({ ...query, nextToken }));
    if (!page.events) throw new UnreadableAnswer('GetExecutionHistory', 'there are no events in it');
    yield* page.events;
    nextToken = page.nextToken;
  } while (nextToken);
}

/** What a poll had returned, in Lambda's envelope. */
function leftIn(result: unknown): Left {
  const payload = isMap(result) ? result.Payload : undefined;
  const note = isMap(payload) ? payload.note : undefined;
  const { made, step } = isMap(note) ? note : {};
  return {
    made: isMap(made) ? { id: String(made.id), generation: String(made.generation) } : undefined,
    step: isMap(step) ? { id: String(step.id), from: String(step.from), at: Number(step.at) } : undefined,
  };
}
