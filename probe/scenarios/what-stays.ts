import { found, need } from '../finding';
import type { Scenario } from '../lab';
import { inShort } from '../recorder';
import { at, deleted, listed, of, refusal } from './words';

const FAILS = { status: 'FAILED' };

const cleanupFails: Scenario = {
  name: 'cleanup-fails',
  claims: ['cleanup-failure-leaves', 'delete-tried-once'],
  async play({ thing }, scene) {
    await scene.has({ A: thing({ Delete: FAILS }), B: thing({ word: 'one' }) });
    const status = await scene.update({ B: thing({ word: 'two' }) });
    const times = of(await scene.asks(), 'Delete', 'A').length;
    const resources = await scene.resources();
    const isLeft = at(await scene.events(), 'DELETE_FAILED', 'A') >= 0 && !/\bA:/.test(resources.join());
    need(times > 0, `A was not deleted; ${status}`);
    return {
      'cleanup-failure-leaves': found(status === 'UPDATE_COMPLETE' && isLeft, `${status}; ${listed(resources)}`),
      'delete-tried-once': found(times === 1, `Deletes of A: ${times}`),
    };
  },
};

const retain: Scenario = {
  name: 'retain',
  claims: ['retain-on-rollback'],
  async play({ thing }, scene) {
    const status = await scene.create({
      A: thing({}, { DeletionPolicy: 'Retain' }),
      B: thing({}, { DeletionPolicy: 'RetainExceptOnCreate' }),
      Bad: thing({ Create: FAILS }, { DependsOn: ['A', 'B'] }),
    });
    need(/ROLLBACK/.test(status), `the creation was not rolled back: ${status}`);
    const asks = await scene.asks();
    const holds = deleted(asks, 'A').length === 0 && deleted(asks, 'B').join() === 'made-B';
    return { 'retain-on-rollback': found(holds, `${status}; ${inShort(asks)}`) };
  },
};

const retainReplaced: Scenario = {
  name: 'retain-replaced',
  claims: ['retain-new-of-replacement'],
  async play({ thing }, scene) {
    const policies = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
    await scene.has({ A: thing({ word: 'one', Update: { id: 'made-A' } }, policies) });
    const status = await scene.update({
      A: thing({ word: 'two', Update: { id: 'new' } }, policies),
      Bad: thing({ Create: FAILS }, { DependsOn: 'A' }),
    });
    const asks = await scene.asks();
    const isReplaced = /ROLLBACK/.test(status) && of(asks, 'Update', 'A').length > 0;
    need(isReplaced, `no replacement was rolled back: ${status}; ${inShort(asks)}`);
    return { 'retain-new-of-replacement': found(deleted(asks, 'A').length === 0, `${status}; ${inShort(asks)}`) };
  },
};

const noRollback: Scenario = {
  name: 'no-rollback',
  claims: ['no-rollback-goes-on', 'failed-create-made-anew'],
  async play({ thing, pace }, scene) {
    const resources = (how: object) => ({
      Bad: thing({ Create: how }),
      Slow: thing({ Create: { waits: pace.room(10) } }),
      After: thing({}, { DependsOn: 'Slow' }),
    });
    const bad = { ...FAILS, id: 'half-made', waits: pace.room(3) };
    const status = await scene.create(resources(bad), { keepsFailed: true });
    need(status === 'CREATE_FAILED', `its stack ended in ${status}`);
    const kept = await scene.resources();
    const asks = await scene.asks();
    const goesOn = ['Slow', 'After'].every((id) => kept.includes(`${id}: CREATE_COMPLETE made-${id}`));
    const mended = await scene.update(resources({ id: 'whole' }), { keepsFailed: true }).catch(refusal);
    const later = (await scene.asks()).slice(asks.length);
    const isAnew = mended === 'UPDATE_COMPLETE' && inShort(later) === 'Create Bad, Delete Bad half-made';
    return {
      'no-rollback-goes-on': found(goesOn, listed(kept)),
      'failed-create-made-anew': found(isAnew, `${mended}; ${inShort(later)}`),
    };
  },
};

const neverComplete: Scenario = {
  name: 'never-complete',
  claims: ['rollback-of-never-complete'],
  async play({ thing }, scene) {
    const resources = { A: thing(), Bad: thing({ Create: FAILS }, { DependsOn: 'A' }) };
    const status = await scene.create(resources, { keepsFailed: true });
    need(status === 'CREATE_FAILED', `its stack ended in ${status}`);
    const ended = await scene.rollBack();
    return { 'rollback-of-never-complete': found(ended === 'ROLLBACK_COMPLETE', `it ended in ${ended}`) };
  },
};

export const WHAT_STAYS = [cleanupFails, retain, retainReplaced, noRollback, neverComplete];
