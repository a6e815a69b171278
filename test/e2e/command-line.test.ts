import { settingsOf } from '../../demo/command-line';

test('the demo needs no flag', () => {
  expect(settingsOf([])).toEqual({ engine: 'embedded', json: false, keep: false, record: undefined, speed: 200 });
});

test('the demo takes all that is said of it', () => {
  const args = ['--engine', 'ministack', '--json', '--keep', '--record', 'calls.jsonl', '--speed', '20'];
  expect(settingsOf(args)).toEqual({ engine: 'ministack', json: true, keep: true, record: 'calls.jsonl', speed: 20 });
});

test.each([
  [['--engine', 'moon'], '--engine must be embedded or ministack, got "moon"'],
  [['--engine', 'toString'], '--engine must be embedded or ministack, got "toString"'],
  [['--speed', 'fast'], '--speed must be a number from 1 to 1000, got "fast"'],
  [['--speed', '0'], '--speed must be a number from 1 to 1000, got "0"'],
  [['--fast'], "Unknown option '--fast'"],
])('%j is refused', (args, sentence) => {
  expect(() => settingsOf(args)).toThrow(sentence);
});
