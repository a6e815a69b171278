import { StepFunctions } from '../../emulator/aws/step-functions';
import { VirtualTime } from '../../emulator/aws/virtual-time';
import { waiterDefinition } from '../../lib/provider/waiter';
import { HandlerFiles } from '../emulator-aws/handler-files';

/* The waiter of every stack, run by itself: what it tells the function. */

const POLLED = 'console.log((Date.now() - Date.UTC(2026, 0, 5)) / 1000, event.action, event.retries);';

let files: HandlerFiles;
beforeAll(() => (files = new HandlerFiles()));
afterAll(() => files.close());

/** When the function was asked for what, and whether it was told that the poll before may have run. */
async function asked(body: string, throttled = 0): Promise<{ status: string; logs: string[] }> {
  const time = new VirtualTime();
  const source = `let polls = 0; exports.handler = async (event) => { ${POLLED} polls += 1; ${body} };`;
  const functions = files.functions(source, { time, name: 'waiting' });
  functions.throttleNext(throttled);
  const service = new StepFunctions(time);
  const definition = waiterDefinition();
  const stateMachineArn = service.createStateMachine({ name: 'waiter', definition, functions: [functions] });
  const start = { stateMachineArn, name: 'it', input: JSON.stringify({ function: 'waiting' }) };
  service.handle('StartExecution', { method: 'POST', path: '/', query: {}, headers: {}, body: start });
  await time.settle();
  return { status: service.executions()[0]!.status, logs: functions.logs };
}

test('a poll that was throttled has not run: the next is like any other [R35]', async () => {
  const throttled = 2 + 4 + 8;
  const { status, logs } = await asked('return { finished: true };', 3);
  expect({ status, logs }).toEqual({ status: 'SUCCEEDED', logs: [`${throttled} pass 0`] });
});

test('after a poll that died the next is told so, and the one after that is not [R35]', async () => {
  const body = `if (polls === 1) throw new Error('no');
    return polls < 3 ? { finished: false, seconds: 10, note: {} } : { finished: true };`;
  const { status, logs } = await asked(body);
  expect({ status, logs }).toEqual({ status: 'SUCCEEDED', logs: ['0 pass 0', '0 pass 1', '10 pass 0'] });
});

test('three polls that die in a row are the end, and a fourth gives up [R35]', async () => {
  const { status, logs } = await asked(
    "if (event.action === 'pass') throw new Error('no'); return { finished: true };",
  );
  expect({ status, logs }).toEqual({
    status: 'SUCCEEDED',
    logs: ['0 pass 0', '0 pass 1', '5 pass 1', '5 abandon 0'],
  });
});
