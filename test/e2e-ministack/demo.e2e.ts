import { demo } from '../e2e/support/demo-run';

test('the demo tells the same story on ministack, and leaves nothing', async () => {
  const { code, stdout, stderr, left } = await demo(['--engine', 'ministack', '--json']);
  expect(stderr).toContain('0 campaigns left');
  const { seconds, ...result } = JSON.parse(stdout) as { seconds: number };
  expect(result).toEqual({ ok: true, engine: 'ministack', deployed: 5, updated: 5, rolledBack: 1, left: 0 });
  expect(seconds).toBeGreaterThan(0);
  expect(code).toBe(0);
  expect(left).toEqual([]);
}, 180_000);

test.each(['cdk bootstrap', 'CREATE PENDING'])(
  'interrupted after "%s" it leaves nothing',
  async (after) => {
    const { code, stderr, left } = await demo(['--engine', 'ministack'], { interrupt: { signal: 'SIGINT', after } });
    expect({ code, stderr, left }).toEqual({ code: 130, stderr: '', left: [] });
  },
  120_000,
);
