import { setTimeout as sleep } from 'node:timers/promises';
import { CODE, lambda } from '../base';
import { found, need } from '../finding';
import type { Scenario } from '../lab';
import type { Pace } from '../pace';
import { of } from './words';

/** On AWS three attempts take a little over three minutes. */
const PATIENCE = 300;
const [FIRST_DELAY, SECOND_DELAY] = [60, 120];

/** In real seconds. */
const longest = (pace: Pace) => pace.real(PATIENCE) + pace.room(PATIENCE);

const thrown: Scenario = {
  name: 'thrown',
  claims: ['async-tried-thrice'],
  takes: longest,
  async play({ thing, pace, recorder, signal }, scene) {
    const end = Date.now() + longest(pace) * 1000;
    await scene.begin({ A: thing({ ServiceTimeout: PATIENCE, Create: { throws: 'yes' } }) });
    const attempts = async () => of(await recorder.asksSoFar(scene.name), 'Create', 'A');
    while ((await attempts()).length < 3 && Date.now() < end) await sleep(pace.lookMs, undefined, { signal });
    const seen = await attempts();
    const gaps = seen.slice(1).map(({ at }, index) => (at - (seen[index]?.at ?? at)) / 1000);
    const isOne = new Set(seen.map(({ request }) => request)).size === 1;
    const [first = 0, second = 0] = gaps;
    const holds =
      isOne && gaps.length === 2 && isAbout(FIRST_DELAY, first, pace) && isAbout(SECOND_DELAY, second, pace);
    const words = [`asked ${seen.length} times`, ...gaps.map((gap) => `again after ${Math.round(gap)} seconds`)];
    return { 'async-tried-thrice': found(holds, holds ? 'asked three times, so far apart' : words.join(', ')) };
  },
};

/** Rather later than earlier: where an engine's time runs fast, the start of a function takes long. */
function isAbout(wanted: number, gap: number, pace: Pace): boolean {
  return gap > wanted * 0.8 && gap < wanted * 1.5 + pace.timeout(PATIENCE);
}

const newCode: Scenario = {
  name: 'new-code',
  claims: ['new-code-next-invocation'],
  async play(lab, scene) {
    const { base, pace, thing } = lab;
    const versioned = (version: string) => ({
      Function: lambda(base.functionRoleArn, { RECORDER: base.recorderArn, VERSION: version }, codeOf(version)),
    });
    const outputs = { arn: { 'Fn::GetAtt': ['Function', 'Arn'] } };
    await scene.has(versioned('1'), { outputs });
    const ServiceToken = (await scene.outputs()).arn;
    const [slow, next] = [lab.scene('new-code-slow'), lab.scene('new-code-next')];
    const version = { outputs: { version: { 'Fn::GetAtt': ['A', 'Version'] } } };
    const ServiceTimeout = pace.timeout(200);
    await slow.begin({ A: thing({ ServiceToken, ServiceTimeout, Create: { until: slow.released } }) }, version);
    await slow.asked(1);
    const updated = await scene.update(versioned('2'), { outputs });
    need(updated === 'UPDATE_COMPLETE', `the function was not updated: ${updated}`);
    need(await slow.isInProgress(), 'the invocation had ended before the function was updated');
    await slow.release();
    await next.has({ A: thing({ ServiceToken }) }, version);
    const ended = await slow.settled();
    const seen = [
      ended === 'CREATE_COMPLETE' ? (await slow.outputs()).version : `its stack ended in ${ended}`,
      (await next.outputs()).version,
    ];
    const words = `the one under way: ${String(seen[0])}; the next one: ${String(seen[1])}`;
    return { 'new-code-next-invocation': found(seen.join() === '1.1,2.2', words) };
  },
};

function codeOf(version: string): string {
  return CODE.replace("CODE = '1'", `CODE = '${version}'`);
}

export const FUNCTIONS = [thrown, newCode];
