import { HELP, settingsOf } from '../../probe/command-line';

const settings = (args: string[], environment = {}) => settingsOf(args, environment);

test('the probe needs no flag, and takes AWS for granted', () => {
  expect(settings([])).toEqual({
    region: undefined,
    endpoint: undefined,
    isLocal: false,
    yes: false,
    keep: false,
    json: false,
    only: [],
    save: undefined,
    speed: 1,
    patience: 900,
  });
});

test('it takes all that is said of it', () => {
  const flags = ['--region', 'eu-west-1', '--yes', '--keep', '--json', '--save', 'aws.json', '--patience', '10'];
  const more = [
    '--only',
    'answer-too-long',
    '--only',
    'rollback-swaps',
    '--endpoint',
    'http://[::1]:1',
    '--speed',
    '60',
  ];
  expect(settings([...flags, ...more])).toEqual({
    region: 'eu-west-1',
    endpoint: 'http://[::1]:1',
    isLocal: true,
    yes: true,
    keep: true,
    json: true,
    only: ['answer-too-long', 'rollback-swaps'],
    save: 'aws.json',
    speed: 60,
    patience: 10,
  });
});

test.each([
  ['http://127.0.0.1:4566', true],
  ['http://localhost:4566', true],
  ['https://127.0.0.1.example.com', false],
  ['https://localhost.example.com', false],
  ['https://aws.localhost', false],
])('an endpoint is local on the loopback address alone: %s', (endpoint, isLocal) => {
  expect(settings([], { AWS_ENDPOINT_URL: endpoint })).toMatchObject({ endpoint, isLocal });
});

test('--help is all that is done', () => {
  expect(settings(['--help', '--yes'])).toBeUndefined();
  for (const flag of ['region', 'yes', 'only', 'patience', 'keep', 'json', 'save', 'endpoint', 'speed', 'help']) {
    expect(HELP).toContain(`--${flag}`);
  }
});

test.each([
  [['--only', 'moon'], '--only must be an id of docs/assumptions.md, got "moon"'],
  [['--speed', '60'], '--speed is for a local engine: AWS has real time'],
  [['--speed', 'fast'], '--speed must be a number from 1 to 10000, got "fast"'],
  [['--patience', '0'], '--patience must be a number from 1 to 100000, got "0"'],
  [['--endpoint', 'here'], '--endpoint must be a URL, got "here"'],
  [['--moon'], "Unknown option '--moon'"],
])('a wrong flag is one sentence: %j', (args, message) => {
  expect(() => settings(args)).toThrow(message);
});
