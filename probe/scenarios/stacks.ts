import { setTimeout as sleep } from 'node:timers/promises';
import { found, need } from '../finding';
import type { Lab, Scenario } from '../lab';
import type { Scene } from '../scene';
import { of } from './words';

const changeSets: Scenario = {
  name: 'change-sets',
  claims: ['change-sets-go-together', 'change-set-at-once'],
  async play(lab, scene) {
    const { thing } = lab;
    await scene.has({ A: thing({ word: 'one' }) });
    const first = await scene.propose('first', { A: thing({ word: 'two' }) });
    await scene.propose('second', { A: thing({ word: 'three' }) });
    for (const name of ['first', 'second']) {
      const status = await complete(lab, scene, name);
      need(status === 'CREATE_COMPLETE', `the change set ended in ${status}`);
    }
    const status = await scene.execute('first');
    await sleep(lab.pace.settleMs, undefined, { signal: lab.signal });
    const other = await scene.proposal('second');
    return {
      'change-sets-go-together': found(/NotFound/.test(other), `${status}; the other one: ${other}`),
      'change-set-at-once': found(first === 'CREATE_COMPLETE', `right after it was asked for: ${first}`),
    };
  },
};

async function complete({ pace, signal }: Lab, scene: Scene, name: string): Promise<string> {
  for (;;) {
    const status = await scene.proposal(name);
    if (!/PENDING|IN_PROGRESS/.test(status)) return status;
    await sleep(pace.lookMs, undefined, { signal });
  }
}

/** A role takes the service longer. */
const AT_ONCE_MS = 8000;

const native: Scenario = {
  name: 'native',
  claims: ['native-at-once', 'iam-not-enforced'],
  async play(lab, scene) {
    const { cloud, prefix, thing } = lab;
    const events = await cloud.events(prefix);
    const took = events.flatMap(
      ({ LogicalResourceId: id, ResourceStatus: status, ResourceType: type, Timestamp: end }) => {
        const begin = events.find((event) => event.LogicalResourceId === id)?.Timestamp;
        const isMade = status === 'CREATE_COMPLETE' && type !== 'AWS::CloudFormation::Stack';
        return isMade && begin && end ? [end.getTime() - begin.getTime()] : [];
      },
    );
    need(took.length > 0, 'no event says when resources were made');
    const slowest = Math.max(...took);
    await scene.has({ A: thing({ Create: { lists: 'yes' } }) });
    const [ask] = of(await scene.asks(), 'Create', 'A');
    const listing = ask?.listing ?? 'not made';
    const seconds = slowest <= AT_ONCE_MS ? 'a moment' : `${Math.round(slowest / 1000)} seconds`;
    return {
      'native-at-once': found(slowest <= AT_ONCE_MS, `the slowest took ${seconds}`),
      'iam-not-enforced': found(listing === 'allowed', `a call that the role does not allow: ${listing}`),
    };
  },
};

export const STACKS = [changeSets, native];
