const INVOKE = 'arn:aws:states:::lambda:invoke';
const FINISHED = { Variable: '$.last.Payload.finished', IsPresent: true };
const SECONDS = '$.last.Payload.seconds';

const payload = (action: string): object => ({
  action,
  'execution.$': '$$.Execution.Id',
  'retries.$': '$$.State.RetryCount',
  'memory.$': '$',
});

/** A machine that polls a function until it says that it has finished. */
export const WAITER = {
  StartAt: 'Poll',
  TimeoutSeconds: 3900,
  States: {
    Poll: {
      Type: 'Task',
      Resource: INVOKE,
      Parameters: { 'FunctionName.$': '$.function', Payload: payload('pass') },
      ResultPath: '$.last',
      Retry: [
        {
          ErrorEquals: ['Lambda.TooManyRequestsException', 'Lambda.ServiceException'],
          IntervalSeconds: 2,
          BackoffRate: 2,
          MaxDelaySeconds: 30,
          JitterStrategy: 'FULL',
          MaxAttempts: 1000,
        },
        { ErrorEquals: ['States.ALL'], IntervalSeconds: 5, BackoffRate: 2, MaxAttempts: 2 },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.death', Next: 'Abandon' }],
      Next: 'Settled?',
    },
    'Settled?': {
      Type: 'Choice',
      Choices: [
        { And: [FINISHED, { Variable: FINISHED.Variable, BooleanEquals: true }], Next: 'Done' },
        {
          And: [
            FINISHED,
            { Variable: FINISHED.Variable, BooleanEquals: false },
            { Variable: SECONDS, IsPresent: true },
            { Variable: SECONDS, IsNumeric: true },
          ],
          Next: 'Wait',
        },
      ],
      Default: 'Abandon',
    },
    Wait: { Type: 'Wait', SecondsPath: SECONDS, Next: 'Poll' },
    Abandon: {
      Type: 'Task',
      Resource: INVOKE,
      Parameters: { 'FunctionName.$': '$.function', Payload: payload('abandon') },
      Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 5, MaxAttempts: 8 }],
      End: true,
    },
    Done: { Type: 'Succeed' },
  },
};
