import { NOWHERE, of } from './assumption';

const OWN = "of the engine's own making";
const TRIED = { none: 'of the CLI, not of AWS: tests run the CLI itself' };

export const LAMBDA = of('Lambda', [
  {
    id: 'async-tried-thrice',
    claim: 'an asynchronous event is tried twice more, after one and two minutes',
    source: 'Lambda Developer Guide, asynchronous invocation',
    confirmed: true,
    probe: 'thrown',
  },
  {
    id: 'throttles-do-not-count',
    claim: 'attempts that Lambda throttles do not count among the three',
    source: 'Lambda Developer Guide, asynchronous invocation',
    confirmed: true,
    probe: { none: "it would take a share of the account's concurrency away from what runs there" },
  },
  {
    id: 'new-code-next-invocation',
    claim: 'changed code or configuration counts from the next invocation on; one under way ends as it began',
    source: NOWHERE,
    confirmed: false,
    probe: 'new-code',
  },
  {
    id: 'function-timeouts-are-real',
    claim: "time-outs are in real time, also where the engine's time runs faster",
    source: OWN,
    confirmed: false,
    probe: { none: `${OWN}: AWS has one time` },
  },
  {
    id: 'runtime-of-the-engine',
    claim: 'the runtime is the Node.js that runs the engine, without the AWS SDK that real runtimes carry',
    source: OWN,
    confirmed: false,
    probe: { none: OWN },
  },
]);

export const CLI = of('cdk CLI', [
  {
    id: 'cli-knows-no-changes',
    claim: "it knows that there is nothing to do by the first words of a change set's reason",
    source: 'aws-cdk 2.1148.1',
    confirmed: true,
    probe: TRIED,
  },
  {
    id: 'cli-compares-times',
    claim: 'it compares the times of events with its own clock, so events carry real time',
    source: 'aws-cdk 2.1148.1',
    confirmed: true,
    probe: TRIED,
  },
  {
    id: 'cli-asks-by-id',
    claim: 'it asks every five seconds for a stack by its id, so that answer may be held back',
    source: 'aws-cdk 2.1148.1',
    confirmed: true,
    probe: TRIED,
  },
]);
