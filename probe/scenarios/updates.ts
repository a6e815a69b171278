import { found, need } from '../finding';
import type { Scenario } from '../lab';
import type { Ask } from '../recorder';
import { inShort } from '../recorder';
import { at, deleted, failure, listed, of, refusal } from './words';

const NEVER: Ask = { at: 0, type: 'Task', resource: '', properties: {} };

const replaced: Scenario = {
  name: 'replaced',
  claims: ['replacement-by-answer', 'cleanup-last'],
  async play({ thing, pace }, scene) {
    await scene.has({ A: thing({ word: 'one' }), B: thing({ word: 'one' }), C: thing() });
    const status = await scene.update({
      A: thing({ word: 'two', Update: { id: 'new' } }),
      B: thing({ word: 'two', Update: { waits: pace.room(5) } }),
    });
    const asks = await scene.asks();
    const events = await scene.events();
    const cleanup = at(events, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
    const deletions = events.flatMap(({ ResourceStatus }, index) =>
      ResourceStatus === 'DELETE_IN_PROGRESS' ? [index] : [],
    );
    const isLast = at(events, 'UPDATE_COMPLETE', 'B') < cleanup && deletions.every((index) => index > cleanup);
    const isAfter =
      asks.indexOf(of(asks, 'Delete', 'A')[0] ?? NEVER) > asks.indexOf(of(asks, 'Update', 'B')[0] ?? NEVER);
    const isGone = (resource: string) => deleted(asks, resource).join() === `made-${resource}`;
    const order =
      cleanup < 0 ? 'no event tells of a cleanup' : `deletions began ${isLast ? 'in' : 'before'} the cleanup`;
    return {
      'replacement-by-answer': found(isGone('A') && isAfter, `${status}; ${inShort(asks)}`),
      'cleanup-last': found(isGone('A') && isGone('C') && isLast, `${inShort(asks)}; ${order}`),
    };
  },
};

const word = (ask: Ask | undefined): string => `${String(ask?.old?.word)} to ${String(ask?.properties.word)}`;

const rolledBack: Scenario = {
  name: 'rolled-back',
  claims: ['rollback-swaps', 'rollback-cleanup', 'failed-update-id'],
  async play({ thing, pace }, scene) {
    await scene.has({ A: thing({ word: 'one' }), B: thing({ word: 'one' }), C: thing({ word: 'one' }) });
    const later = { DependsOn: ['A', 'D'] };
    const status = await scene.update({
      A: thing({ word: 'two' }),
      D: thing({ word: 'two' }),
      B: thing({ word: 'two', Update: { status: 'FAILED', id: 'half-made', waits: pace.room(5) } }, later),
      C: thing({ word: 'two', Update: { waits: pace.room(110) } }, later),
    });
    need(/ROLLBACK/.test(status), `the update was not rolled back: ${status}`);
    const asks = await scene.asks();
    const events = await scene.events();
    const [there, back] = of(asks, 'Update', 'A');
    const cleanup = at(events, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
    const inCleanup = cleanup >= 0 && at(events, 'DELETE_IN_PROGRESS', 'D') > cleanup;
    const backOf = (resource: string) => of(asks, 'Update', resource)[1];
    const ids = [backOf('B')?.id, backOf('C')?.id, ...deleted(asks, 'B'), ...deleted(asks, 'C')];
    const swaps = word(there) === 'one to two' && word(back) === 'two to one' && back?.id === 'made-A';
    return {
      'rollback-swaps': found(swaps, `A was updated from ${word(there)}, then from ${word(back)}`),
      'rollback-cleanup': found(inCleanup && deleted(asks, 'D').join() === 'made-D', `${status}; ${inShort(asks)}`),
      'failed-update-id': found(ids.join() === 'made-B,made-C,half-made', inShort(asks)),
    };
  },
};

/** The old properties are what the rollback's Update comes with: they say what it is answered with. */
function replacedBack(name: string, claim: string, answered: string, gone: readonly string[]): Scenario {
  return {
    name,
    claims: [claim],
    async play({ thing }, scene) {
      await scene.has({ A: thing({ word: 'one', Update: { id: answered } }) });
      const status = await scene.update({
        A: thing({ word: 'two', Update: { id: 'new' } }),
        Bad: thing({ Create: { status: 'FAILED' } }, { DependsOn: 'A' }),
      });
      need(/ROLLBACK/.test(status), `the update was not rolled back: ${status}`);
      const asks = await scene.asks();
      const holds = of(asks, 'Update', 'A')[1]?.id === 'new' && deleted(asks, 'A').join() === gone.join();
      return { [claim]: found(holds, `${status}; ${inShort(asks)}`) };
    },
  };
}

const serviceToken: Scenario = {
  name: 'service-token',
  claims: ['service-token-change'],
  async play({ thing, base }, scene) {
    await scene.has({ A: thing() });
    const status = await scene.update({ A: thing({ ServiceToken: base.otherArn }) }).catch(refusal);
    const reason = await scene.reason('A', 'UPDATE_FAILED');
    const asks = await scene.asks();
    const holds = reason === 'Modifying service token is not allowed.' && inShort(asks) === 'Create A';
    return { 'service-token-change': found(holds, `${status}, ${failure('A', reason)}; ${inShort(asks)}`) };
  },
};

const attribute: Scenario = {
  name: 'attribute',
  claims: ['update-by-resolved-properties'],
  async play({ thing }, scene) {
    const resources = (text: string) => ({
      A: thing({ word: text }),
      B: thing({ word: { 'Fn::GetAtt': ['A', 'Word'] } }),
    });
    await scene.has(resources('one'));
    const status = await scene.update(resources('two'));
    const asks = await scene.asks();
    const updates = of(asks, 'Update', 'B');
    const holds = updates.length === 1 && updates[0]?.properties.word === 'two';
    const words = listed(updates.map(({ properties }) => String(properties.word)));
    return { 'update-by-resolved-properties': found(holds, `${status}; B was updated to: ${words}`) };
  },
};

export const UPDATES = [
  replaced,
  rolledBack,
  replacedBack('replaced-back', 'rollback-after-replacement', 'made-A', ['new']),
  replacedBack('neither-id', 'rollback-neither-id', 'third', ['made-A', 'new']),
  serviceToken,
  attribute,
];
