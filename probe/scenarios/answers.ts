import { found, need } from '../finding';
import type { Lab, Scenario } from '../lab';
import { inShort } from '../recorder';
import { deleted, failure, listed, of } from './words';

const tooLong: Scenario = {
  name: 'too-long',
  claims: ['answer-too-long'],
  async play({ thing }, scene) {
    const status = await scene.create({ A: thing({ Create: { pad: 5000 } }) });
    const reason = await scene.reason('A', 'CREATE_FAILED');
    const holds = reason?.startsWith('Response object is too long.') ?? false;
    return { 'answer-too-long': found(holds, `5,000 bytes: ${status}, ${failure('A', reason)}`) };
  },
};

const withoutId: Scenario = {
  name: 'without-id',
  claims: ['answer-without-id'],
  async play({ thing }, scene) {
    await scene.create({ A: thing({ Create: { omit: 'PhysicalResourceId' } }) });
    const reason = await scene.reason('A', 'CREATE_FAILED');
    const ids = deleted(await scene.asks(), 'A');
    const holds = (reason?.startsWith('Invalid PhysicalResourceId') ?? false) && ids.length === 1 && ids[0] !== '';
    return { 'answer-without-id': found(holds, `${failure('A', reason)}; Deletes of ${listed(ids)}`) };
  },
};

const WRONG = { text: { text: 'no JSON' }, status: { status: 'DONE' }, stack: { omit: 'StackId' } };
/** It costs time only where the answer is waited over. */
const WAITED = 100;
const WAITED_OVER = /did not receive a response|timed out/i;

const wrongFormat: Scenario = {
  name: 'wrong-format',
  claims: ['answer-wrong-format'],
  takes: (pace) => 1.5 * pace.room(WAITED),
  async play(lab) {
    const reasons = await Promise.all(Object.entries(WRONG).map(([name, answer]) => wrongAnswer(lab, name, answer)));
    const holds = reasons.every((reason) => reason !== undefined && !WAITED_OVER.test(reason));
    const words = Object.keys(WRONG).map((name, index) => `${name}: ${failure('it', reasons[index])}`);
    return { 'answer-wrong-format': found(holds, words.join('; ')) };
  },
};

/** Its deletion is answered well; nothing where it did not fail. */
async function wrongAnswer(lab: Lab, name: string, answer: object): Promise<string | undefined> {
  const scene = lab.scene(`wrong-${name}`);
  await scene.create({ A: lab.thing({ ServiceTimeout: lab.pace.timeout(WAITED), Create: answer }) });
  return scene.reason('A', 'CREATE_FAILED');
}

const twice: Scenario = {
  name: 'twice',
  claims: ['first-answer-counts'],
  async play(lab, scene) {
    const bad = lab.scene('twice-failed');
    const [one, other] = await Promise.all([
      scene.create({ A: lab.thing({ Create: { id: 'first', again: { status: 'FAILED', id: 'second' } } }) }),
      bad.create({ A: lab.thing({ Create: { status: 'FAILED', id: 'first', again: { id: 'second' } } }) }),
    ]);
    const held = one === 'CREATE_COMPLETE' ? await scene.resources() : [];
    const ids = deleted(await bad.asks(), 'A');
    const holds = held.join() === 'A: CREATE_COMPLETE first' && other === 'ROLLBACK_COMPLETE' && ids.join() === 'first';
    const words = `SUCCESS then FAILED: ${one}, ${listed(held)}; FAILED then SUCCESS: ${other}, Deletes of ${listed(ids)}`;
    return { 'first-answer-counts': found(holds, words) };
  },
};

const failedCreate: Scenario = {
  name: 'failed-create',
  claims: ['delete-after-failed-create'],
  async play({ thing }, scene) {
    const status = await scene.create({ A: thing({ Create: { status: 'FAILED', id: 'half-made' } }) });
    need(status === 'ROLLBACK_COMPLETE', `its stack ended in ${status}`);
    const asks = await scene.asks();
    return { 'delete-after-failed-create': found(deleted(asks, 'A').join() === 'half-made', inShort(asks)) };
  },
};

const cancelled: Scenario = {
  name: 'cancelled',
  claims: ['cancelled-create', 'invented-id-form'],
  async play({ thing, pace }, scene) {
    const resources = {
      Slow: thing({ Create: { waits: pace.room(110) } }),
      Bad: thing({ Create: { waits: pace.room(5), status: 'FAILED' } }),
    };
    await scene.create(resources);
    const reason = await scene.reason('Slow', 'CREATE_FAILED');
    const ids = deleted(await scene.asks(), 'Slow');
    const [id = ''] = ids;
    const isInvented = ids.length === 1 && id !== '' && id !== 'made-Slow';
    const words = `${failure('Slow', reason)}; Deletes of ${listed(ids)}`;
    const rest = id.startsWith(`${scene.name}-Slow-`) ? id.slice(scene.name.length + '-Slow-'.length) : '';
    return {
      'cancelled-create': found(reason === 'Resource creation cancelled' && isInvented, words),
      'invented-id-form': found(isInvented && /^[A-Z0-9]{12}$/.test(rest), `Deletes of ${listed(ids)}`),
    };
  },
};

const GIVEN = { count: 5, half: 0.5, yes: true, none: '', list: [1, false, 'x'], inner: { number: 7 } };
const SENT = { count: '5', half: '0.5', yes: 'true', none: '', list: ['1', 'false', 'x'], inner: { number: '7' } };

const request: Scenario = {
  name: 'request',
  claims: ['properties-as-text', 'response-url-date'],
  async play({ thing }, scene) {
    await scene.has({ A: thing(GIVEN) });
    const [ask] = of(await scene.asks(), 'Create', 'A');
    need(ask !== undefined, 'the function was not asked');
    const { properties, dated } = ask;
    const sent = Object.fromEntries(Object.keys(SENT).map((name) => [name, properties[name]]));
    return {
      'properties-as-text': found(JSON.stringify(sent) === JSON.stringify(SENT), JSON.stringify(sent)),
      'response-url-date': found(dated === true, dated === true ? 'it does' : 'it does not'),
    };
  },
};

export const ANSWERS = [tooLong, withoutId, wrongFormat, twice, failedCreate, cancelled, request];
