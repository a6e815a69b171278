import { Duration, PhysicalName, RemovalPolicy } from 'aws-cdk-lib';
import { batch } from '../../lib';
import type { CampaignProps } from '../../lib/batch';
import { errorOf, newStack } from '../support/app';
import { KEY, newCampaign, PUSH, sent } from './support/app';

type Props = Partial<CampaignProps>;

const { CampaignState, Message, When } = batch;

/** What is sent where nothing is asked for but what is required. */
const LEAST = {
  baseUrl: 'https://api.batch.com',
  apiVersion: '2.10',
  projectKey: 'project_1',
  apiKey: { secretArn: KEY },
  when: { start_time: '2999-01-31T08:00:00Z' },
  messages: [{ channel_type: 'email', subject: 'Sale', sender_identity_id: '4012', html: '<p>Today only</p>' }],
};
const timed = (when: object) => ({ ...LEAST, when });
const targeted = (targeting: unknown) => ({ ...LEAST, targeting });

/** Where every prop ends. */
const PLACES: readonly (readonly [string, Props, object])[] = [
  ['nothing but what is required', {}, LEAST],
  ['projectKey', { projectKey: 'project_2' }, { ...LEAST, projectKey: 'project_2' }],
  ['apiKeyField', { apiKeyField: 'rest' }, { ...LEAST, apiKey: { secretArn: KEY, jsonField: 'rest' } }],
  ['apiVersion', { apiVersion: '2.11' }, { ...LEAST, apiVersion: '2.11' }],
  ['baseUrl', { baseUrl: 'http://127.0.0.1:8080' }, { ...LEAST, baseUrl: 'http://127.0.0.1:8080' }],
  ['campaignName', { campaignName: 'Soldes d’été' }, { ...LEAST, name: 'Soldes d’été' }],
  ['sendRate', { sendRate: 1000 }, { ...LEAST, send_rate: 1000 }],
  ['labels', { labels: ['a', 'b'] }, { ...LEAST, labels: ['a', 'b'] }],
  ['labels, none', { labels: [] }, { ...LEAST, labels: '[]' }],
  ['now', { when: When.now() }, timed({ start_time: 'now' })],
  ['a moment', { when: When.at(new Date(Date.UTC(2999, 1, 3))) }, timed({ start_time: '2999-02-03T00:00:00Z' })],
  [
    'a moment to the millisecond, in local time',
    { when: When.at(new Date(Date.UTC(2999, 1, 3, 4, 5, 6, 7)), { localTime: true }) },
    timed({ start_time: '2999-02-03T04:05:06.007Z', local_time: true }),
  ],
  [
    'a text for a moment, not in local time',
    { when: When.timestamp('2999-01-01T00:00:00Z', { localTime: false }) },
    timed({ start_time: '2999-01-01T00:00:00Z', local_time: false }),
  ],
  ['targeting.languages', { targeting: { languages: ['fr'] } }, targeted({ languages: ['fr'] })],
  ['targeting.regions', { targeting: { regions: ['FR', 'BE'] } }, targeted({ regions: ['FR', 'BE'] })],
  [
    'targeting.query',
    { targeting: { query: { $and: [{ age: { $gt: 17 } }] } } },
    targeted({ query: '{"$and":[{"age":{"$gt":17}}]}' }),
  ],
  ['targeting of nothing', { targeting: {} }, targeted('{}')],
  ['variants', { variants: [{ name: 'a' }, 'b'] }, { ...LEAST, variants: '[{"name":"a"},"b"]' }],
  ['state, a draft', { state: CampaignState.DRAFT }, { ...LEAST, state: 'DRAFT' }],
  ['state, stopped', { state: CampaignState.STOPPED }, { ...LEAST, state: 'STOPPED' }],
  [
    'state, running',
    { state: CampaignState.RUNNING, targeting: { regions: ['FR'] } },
    { ...targeted({ regions: ['FR'] }), state: 'RUNNING' },
  ],
];

describe('every prop has its place', () => {
  test.each(PLACES)('%s [R54]', (_, props, campaign) => {
    expect(sent(props).campaign).toEqual(campaign);
  });

  test('the deadline, and what is said to be meant, are options [R54]', () => {
    const props: Props = {
      campaignName: 'sale',
      deadline: Duration.minutes(30),
      replacementMayContactAgain: true,
      sendsDuringDeployment: true,
      reachesEveryone: true,
    };
    expect(sent(props).options).toEqual({
      deadlineSeconds: 1800,
      replacementMayContactAgain: true,
      contactsAtOnce: true,
      contactsEveryone: true,
    });
  });

  test('what is not asked for is not sent [R54][R60]', () => {
    expect(sent().options).toEqual({ namePrefix: 'Shop-Sale' });
    const off: Props = { replacementMayContactAgain: false, sendsDuringDeployment: false, reachesEveryone: false };
    expect(sent({ campaignName: 'sale', ...off }).options).toBeUndefined();
  });

  test('a name is generated where the CDK would make one up and nobody asks for it', () => {
    const { campaign, options } = sent({ campaignName: PhysicalName.GENERATE_IF_NEEDED });
    expect(campaign).not.toHaveProperty('name');
    expect(options).toEqual({ namePrefix: 'Shop-Sale' });
  });
});

const RUNNING: Props = { state: CampaignState.RUNNING };
const AT_ONCE =
  'when is "now" for a campaign that is RUNNING: the deploy itself sends to real people, which nothing can undo. ' +
  'Give a time, or allow it by sendsDuringDeployment: true';
const EVERYONE =
  'targeting is absent or empty for a campaign that is RUNNING: it reaches the whole user base of the project. ' +
  'Give languages, regions or a query, or allow it by reachesEveryone: true';

const WRONG: readonly (readonly [string, Props, string[]])[] = [
  [
    'an API version that is older than drafts',
    { apiVersion: '2.1' },
    ['apiVersion must be a version of the API from "2.10" on, such as "2.11", as a text, got "2.1"'],
  ],
  [
    'a project key with a space',
    { projectKey: 'my project' },
    ['projectKey must be the key of a project: visible characters of ASCII, and no spaces, got "my project"'],
  ],
  ['a key in no field', { apiKeyField: '' }, ['apiKeyField must have at least 1 character, got 0']],
  ['no name', { campaignName: '' }, ['campaignName must have at least 1 character, got 0']],
  ['a slow send rate', { sendRate: 999 }, ['sendRate must be at least 1000, got 999']],
  ['a broken send rate', { sendRate: 1000.5 }, ['sendRate must be a whole number, got 1000.5']],
  [
    'six labels, of which two are alike',
    { labels: ['a', 'b', 'c', 'd', 'a', 'e'] },
    ['labels must have at most 5 elements, got 6', 'labels must be different, got "a" twice'],
  ],
  ['a label of nothing', { labels: ['a', ''] }, ['labels.1 must have at least 1 character, got 0']],
  [
    'a moment that is none',
    { when: When.at(new Date('never')) },
    ['when must be "now" or a time in UTC such as "2030-01-31T08:00:00Z", got "Invalid Date"'],
  ],
  [
    'a day that does not exist',
    { when: When.timestamp('2999-02-31T08:00:00Z') },
    ['when must be "now" or a time in UTC such as "2030-01-31T08:00:00Z", got "2999-02-31T08:00:00Z"'],
  ],
  [
    'neither local nor not',
    { when: When.timestamp('2999-01-31T08:00:00Z', { localTime: 'yes' as unknown as boolean }) },
    ['when.localTime must be true or false, got "yes"'],
  ],
  [
    'a language without a code',
    { targeting: { languages: [''] } },
    ['targeting.languages.0 must have at least 1 character, got 0'],
  ],
  [
    'a query that is a list',
    { targeting: { query: [1] as unknown as { [key: string]: unknown } } },
    ['targeting.query must be a JSON object, got "[1]"'],
  ],
  ['variants that are no list', { variants: {} as unknown as unknown[] }, ['variants must be a JSON list, got "{}"']],
  [
    'a state that can only be read',
    { state: 'COMPLETED' as unknown as batch.CampaignState },
    ['state must be one of "DRAFT", "RUNNING", "STOPPED", got "COMPLETED"'],
  ],
  ['a short deadline', { deadline: Duration.seconds(59) }, ['deadline must be from 1 to 58 minutes, got 59 seconds']],
  [
    'a removal policy that is none here',
    { removalPolicy: RemovalPolicy.SNAPSHOT },
    ['removalPolicy must be DESTROY, RETAIN or RETAIN_ON_UPDATE_OR_DELETE, got SNAPSHOT'],
  ],
];

/** What is said of a campaign with these props. */
function refusal(props: Props): string {
  return errorOf(() => newCampaign(newStack(), props));
}

function said(problems: readonly string[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return `batch.Campaign at Shop/Sale has ${count}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`;
}

describe('what is wrong is told at synth', () => {
  test.each(WRONG)('%s, with the prop, the value and what is allowed [R44]', (_, props, problems) => {
    expect(refusal(props)).toBe(said(problems));
  });

  test('wrong props are one error that names them all [R44]', () => {
    const props: Props = {
      ...RUNNING,
      baseUrl: 'http://api.batch.com',
      when: When.now(),
      sendRate: 0,
      message: Message.push({ ...PUSH, platforms: [], timeToLive: Duration.days(29) }),
      deadline: Duration.hours(1),
    };
    expect(
      refusal(props)
        .split('\n  - ')
        .map((line) => line.split(' ').slice(0, 4).join(' ')),
    ).toEqual([
      'batch.Campaign at Shop/Sale has',
      'baseUrl must be an',
      'sendRate must be at',
      'message.platforms must have at',
      'message.timeToLive (in seconds) must',
      'when is "now" for',
      'targeting is absent or',
      'deadline must be from',
    ]);
  });
});

describe('sending to people has to be meant', () => {
  const some = { targeting: { regions: ['FR'] } };

  test('a deploy sends by itself only where that is allowed [R60]', () => {
    const now: Props = { ...RUNNING, ...some, when: When.now() };
    expect(refusal(now)).toBe(said([AT_ONCE]));
    expect(refusal({ ...now, reachesEveryone: true })).toBe(said([AT_ONCE]));
    expect(sent({ ...now, sendsDuringDeployment: true }).options).toMatchObject({ contactsAtOnce: true });
  });

  test.each([
    ['is absent', undefined],
    ['says nothing', {}],
    ['has an empty list', { languages: [] }],
    ['has an empty query', { query: {} }],
  ])('everybody is reached only where that is allowed: targeting %s [R60]', (_, targeting) => {
    const everyone: Props = { ...RUNNING, ...(targeting ? { targeting } : {}) };
    expect(refusal(everyone)).toBe(said([EVERYONE]));
    expect(refusal({ ...everyone, sendsDuringDeployment: true })).toBe(said([EVERYONE]));
    expect(sent({ ...everyone, reachesEveryone: true }).options).toMatchObject({ contactsEveryone: true });
  });

  test.each([
    ['without a state', undefined],
    ['as a draft', CampaignState.DRAFT],
    ['stopped', CampaignState.STOPPED],
  ])('a campaign %s needs no leave [R60]', (_, state) => {
    expect(() => sent({ when: When.now(), ...(state ? { state } : {}) })).not.toThrow();
  });

  test('a running campaign with a time and a target needs none [R60]', () => {
    expect(sent({ ...RUNNING, ...some }).options).toEqual({ namePrefix: 'Shop-Sale' });
  });
});
