/** The function has not run. */
const THROTTLED = 'Lambda.TooManyRequestsException';

/** What Lambda may answer for reasons of its own, before or after the function has run. */
const LAMBDA_SERVICE_ERRORS = [
  THROTTLED,
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.ClientExecutionTimeoutException',
];

/** An hour is the longest that CloudFormation waits; the rest is for the last answer. */
const MACHINE_TIMEOUT_SECONDS = 65 * 60;

/**
 * The waiter: polls the function until a request is settled. It does not name the function, which would
 * make a cycle: the function puts its own name into the input.
 */
export function waiterDefinition(partition = 'aws'): object {
  const invoke = `arn:${partition}:states:::lambda:invoke`;
  return {
    StartAt: 'Poll',
    TimeoutSeconds: MACHINE_TIMEOUT_SECONDS,
    States: {
      Poll: {
        Type: 'Task',
        Resource: invoke,
        Parameters: { 'FunctionName.$': '$.function', Payload: payload('pass', 0) },
        ResultPath: '$.last',
        Retry: [retryForever([THROTTLED])],
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: 'PollAgain' }],
        Next: 'Settled?',
      },
      // The poll before may have run, and may still be running: the function is told so.
      PollAgain: {
        Type: 'Task',
        Resource: invoke,
        Parameters: { 'FunctionName.$': '$.function', Payload: payload('pass', 1) },
        ResultPath: '$.last',
        Retry: [
          retryForever(LAMBDA_SERVICE_ERRORS),
          // Three polls that die in a row are the end.
          { ErrorEquals: ['States.ALL'], IntervalSeconds: 5, BackoffRate: 2, MaxAttempts: 1 },
        ],
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.death', Next: 'Abandon' }],
        Next: 'Settled?',
      },
      'Settled?': { Type: 'Choice', Choices: [finished(), unfinished()], Default: 'Abandon' },
      Wait: { Type: 'Wait', SecondsPath: '$.last.Payload.seconds', Next: 'Poll' },
      Abandon: {
        Type: 'Task',
        Resource: invoke,
        Parameters: { 'FunctionName.$': '$.function', Payload: payload('abandon', 0) },
        Retry: [
          retryForever(LAMBDA_SERVICE_ERRORS),
          { ErrorEquals: ['States.ALL'], IntervalSeconds: 5, BackoffRate: 2, MaxDelaySeconds: 60, MaxAttempts: 8 },
        ],
        End: true,
      },
      Done: { Type: 'Succeed' },
    },
  };
}

function payload(action: string, retries: number): object {
  return {
    action,
    'execution.$': '$$.Execution.Id',
    'started.$': '$$.Execution.StartTime',
    retries,
    'memory.$': '$',
  };
}

/** Until the machine's own time-out: the next poll that gets through looks at the deadline. */
function retryForever(errors: string[]): object {
  return {
    ErrorEquals: errors,
    IntervalSeconds: 2,
    BackoffRate: 2,
    MaxDelaySeconds: 30,
    JitterStrategy: 'FULL',
    MaxAttempts: 1000,
  };
}

function finished(): object {
  return {
    And: [
      { Variable: '$.last.Payload.finished', IsPresent: true },
      { Variable: '$.last.Payload.finished', IsBoolean: true },
      { Variable: '$.last.Payload.finished', BooleanEquals: true },
    ],
    Next: 'Done',
  };
}

function unfinished(): object {
  const seconds = '$.last.Payload.seconds';
  return {
    And: [
      { Variable: '$.last.Payload.finished', IsPresent: true },
      { Variable: '$.last.Payload.finished', IsBoolean: true },
      { Variable: '$.last.Payload.finished', BooleanEquals: false },
      { Variable: '$.last.Payload.note', IsPresent: true },
      { Variable: seconds, IsPresent: true },
      { Variable: seconds, IsNumeric: true },
      { Variable: seconds, NumericGreaterThanEquals: 0 },
      { Variable: seconds, NumericLessThanEquals: 3600 },
    ],
    Next: 'Wait',
  };
}
