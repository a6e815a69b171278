import { setTimeout as sleep } from 'node:timers/promises';
import { machine } from '../base';
import { found, need } from '../finding';
import type { Lab, Scenario } from '../lab';
import type { Scene, SceneOptions } from '../scene';

const outputs: SceneOptions = { outputs: { arn: { Ref: 'Machine' } } };

/** A state that asks the function, as the waiter does. */
function poll({ base }: Lab, scene: Scene, how: object, more: object): object {
  const [, partition = 'aws'] = base.recorderArn.split(':');
  return {
    Type: 'Task',
    Resource: `arn:${partition}:states:::lambda:invoke`,
    Parameters: { FunctionName: base.functionArn, Payload: { stack: scene.name, ...how } },
    ResultPath: '$.last',
    ...more,
  };
}

function made({ base }: Lab, States: object): { Machine: object } {
  return { Machine: machine({ StartAt: 'Poll', States }, base.machineRoleArn) };
}

async function arnOf(scene: Scene): Promise<string> {
  return (await scene.outputs()).arn ?? '';
}

const definition: Scenario = {
  name: 'definition',
  claims: ['updated-definition'],
  async play(lab, scene) {
    const { machines, pace } = lab;
    const version = (Result: string, how: object) =>
      made(lab, { Poll: poll(lab, scene, how, { Next: 'Say' }), Say: { Type: 'Pass', Result, End: true } });
    await scene.has(version('one', { until: scene.released }), outputs);
    const arn = await arnOf(scene);
    const old = await machines.start(arn, 'old', {});
    await scene.asked(1);
    const updated = await scene.update(version('two', {}), outputs);
    need(updated === 'UPDATE_COMPLETE', `the state machine was not updated: ${updated}`);
    need((await machines.look(old)).status === 'RUNNING', 'the execution had ended before the update');
    await scene.release();
    const said = [String((await machines.ended(old)).output)];
    // The service may need a moment for what it has accepted.
    for (let next = 1; next <= 3 && said.at(-1) !== 'two'; next += 1) {
      await sleep(pace.settleMs, undefined, { signal: lab.signal });
      said.push(String((await machines.ended(await machines.start(arn, `next-${next}`, {}))).output));
    }
    const words = `the one that ran said "${said[0] ?? ''}", later ones "${said.slice(1).join('", "')}"`;
    return { 'updated-definition': found(said[0] === 'one' && said.at(-1) === 'two', words) };
  },
};

const FINISHED = { Variable: '$.last.Payload.finished', IsPresent: true, Next: 'Done' };

const deletedMachine: Scenario = {
  name: 'deleted-machine',
  claims: ['deleted-machine'],
  async play(lab, scene) {
    const { machines, pace, recorder, signal } = lab;
    const states = {
      Poll: poll(lab, scene, {}, { Next: 'Settled?' }),
      'Settled?': { Type: 'Choice', Choices: [FINISHED], Default: 'Wait' },
      Wait: { Type: 'Wait', Seconds: pace.timeout(2), Next: 'Poll' },
      Done: { Type: 'Succeed' },
    };
    await scene.has(made(lab, states), outputs);
    const execution = await machines.start(await arnOf(scene), 'endless', {});
    await scene.asked(2);
    await scene.delete();
    await sleep(pace.room(20) * 1000, undefined, { signal });
    const before = (await recorder.asksSoFar(scene.name)).length;
    await sleep(pace.room(10) * 1000, undefined, { signal });
    const later = (await recorder.asksSoFar(scene.name)).length - before;
    const status = await machines.look(execution).then(
      (seen) => seen.status,
      (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
    );
    // What an engine has forgotten to end would run for good.
    await machines.stop(execution).catch(() => undefined);
    const words = `${status}; the function was ${later === 0 ? 'not asked again' : 'still asked'}`;
    return { 'deleted-machine': found(status !== 'RUNNING' && later === 0, words) };
  },
};

const sameName: Scenario = {
  name: 'same-name',
  claims: ['same-name-while-running', 'same-name-otherwise'],
  async play(lab, scene) {
    const { machines } = lab;
    await scene.has(made(lab, { Poll: poll(lab, scene, { until: scene.released }, { End: true }) }), outputs);
    const arn = await arnOf(scene);
    const first = await machines.start(arn, 'name', { input: 'one' });
    const same = await machines.tryStart(arn, 'name', { input: 'one' });
    const other = await machines.tryStart(arn, 'name', { input: 'two' });
    need((await machines.look(first)).status === 'RUNNING', 'it had ended before it was started again');
    await scene.release();
    await machines.ended(first);
    const after = await machines.tryStart(arn, 'name', { input: 'one' });
    const refused = [other, after].every((name) => name === 'ExecutionAlreadyExists');
    return {
      'same-name-while-running': found(same === first, same === first ? 'the one that runs' : same),
      'same-name-otherwise': found(refused, `another input: ${short(other)}; after its end: ${short(after)}`),
    };
  },
};

function short(outcome: string): string {
  return outcome.startsWith('arn:') ? 'an execution' : outcome;
}

const deadFunction: Scenario = {
  name: 'dead-function',
  claims: ['dead-function-caught'],
  async play(lab, scene) {
    const how = {
      Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 2, BackoffRate: 1 }],
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.death', Next: 'Caught' }],
      End: true,
    };
    const Caught = { Type: 'Pass', End: true };
    await scene.has(made(lab, { Poll: poll(lab, scene, { dies: true }, how), Caught }), outputs);
    const { machines } = lab;
    const { status, output } = await machines.ended(await machines.start(await arnOf(scene), 'dying', { kept: 'yes' }));
    const { death, kept } = (output ?? {}) as { death?: { Error?: string }; kept?: string };
    const times = (await scene.asks()).length;
    const holds = death?.Error === 'Runtime.ExitError' && kept === 'yes' && times === 3;
    const words = `${status}; asked ${times} times; caught: ${String(death?.Error)}`;
    return { 'dead-function-caught': found(holds, words) };
  },
};

const stopped: Scenario = {
  name: 'stopped',
  claims: ['stopped-history'],
  async play(lab, scene) {
    const { machines, pace, signal } = lab;
    const Wait = { Type: 'Wait', Seconds: pace.timeout(600), End: true };
    await scene.has(made(lab, { Poll: poll(lab, scene, {}, { Next: 'Wait' }), Wait }), outputs);
    const execution = await machines.start(await arnOf(scene), 'stopped', {});
    const isWaiting = async () => (await machines.returned(execution)).length > 0;
    while (!(await isWaiting())) await sleep(pace.lookMs, undefined, { signal });
    await machines.stop(execution);
    const { status } = await machines.ended(execution);
    const [output = ''] = await machines.returned(execution);
    const holds = status === 'ABORTED' && output.includes('by the task');
    return { 'stopped-history': found(holds, `${status}; ${output === '' ? 'no output' : 'the output is there'}`) };
  },
};

export const MACHINES = [definition, deletedMachine, sameName, deadFunction, stopped];
