import { setTimeout as sleep } from 'node:timers/promises';
import { found } from '../finding';
import type { Lab, Scenario } from '../lab';
import { failure, of } from './words';

/** Whether the function was asked, and what became of it. */
async function withTimeout(lab: Lab, seconds: number, more: object = {}): Promise<[asked: boolean, what: string]> {
  const scene = lab.scene(`timeout-${seconds}`);
  // Its deletion would have no more time than its creation.
  const resource = lab.thing({ ServiceTimeout: seconds, ...more }, { DeletionPolicy: 'Retain' });
  try {
    const status = await scene.create({ A: resource });
    const reason = await scene.reason('A', 'CREATE_FAILED');
    const asked = of(await scene.asks(), 'Create', 'A').length > 0;
    return [asked, reason === undefined ? status : failure('it', reason)];
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ValidationError') throw error;
    return [false, `refused: "${error.message}"`];
  }
}

const serviceTimeout: Scenario = {
  name: 'service-timeout',
  claims: ['service-timeout-range'],
  async play(lab) {
    const [none, least, most, over] = await Promise.all([
      withTimeout(lab, 0),
      withTimeout(lab, 1, { Create: { silent: 'yes' } }),
      withTimeout(lab, 3600),
      withTimeout(lab, 3601),
    ]);
    const holds = !none[0] && !over[0] && least[1] !== 'CREATE_COMPLETE' && most[0] && most[1] === 'CREATE_COMPLETE';
    const word = ([asked, what]: [boolean, string]) => `${asked ? 'asked' : 'not asked'}, ${what}`;
    const words = `0: ${word(none)}; 1, never answered: ${word(least)}; 3600: ${word(most)}; 3601: ${word(over)}`;
    return { 'service-timeout-range': found(holds, words) };
  },
};

const HOUR = 3600;

const hour: Scenario = {
  name: 'hour',
  claims: ['service-timeout-default'],
  takes: (pace) => pace.real(HOUR) * 1.5,
  async play({ thing, pace, signal }, scene) {
    const began = Date.now();
    await scene.begin({ A: thing({ Create: { silent: 'yes' } }) });
    const failed = async () => (await scene.reason('A', 'CREATE_FAILED')) !== undefined;
    while (!(await failed())) await sleep(pace.lookMs, undefined, { signal });
    const seconds = Math.round(pace.engineSeconds(Date.now() - began));
    const holds = seconds > HOUR * 0.98 && seconds < HOUR * 1.5 + pace.timeout(300);
    return { 'service-timeout-default': found(holds, `given up after about ${Math.round(seconds / 60)} minutes`) };
  },
};

export const TIME_OUTS = [hour, serviceTimeout];
