import { of } from './assumption';

export const STEP_FUNCTIONS = of('Step Functions', [
  {
    id: 'updated-definition',
    claim: 'an updated definition holds for new executions, and not for those that run',
    source: 'Step Functions API, UpdateStateMachine',
    confirmed: true,
    probe: 'definition',
  },
  {
    id: 'deleted-machine',
    claim: 'deleting a state machine ends its executions; the service ends them at their next transition',
    source: 'Step Functions API, DeleteStateMachine',
    confirmed: true,
    probe: 'deleted-machine',
  },
  {
    id: 'same-name-while-running',
    claim: 'starting an execution again, with its name and its input, while it runs gives the one that runs',
    source: 'Step Functions API, StartExecution',
    confirmed: true,
    probe: 'same-name',
  },
  {
    id: 'same-name-otherwise',
    claim: 'with another input, or once it has ended, the name is refused: ExecutionAlreadyExists',
    source: 'Step Functions API, StartExecution',
    confirmed: true,
    probe: 'same-name',
  },
  {
    id: 'dead-function-caught',
    claim: 'a function that dies is an error by the name of Runtime.ExitError, which Retry and Catch take',
    source: 'localstack/localstack#11957 for the type of an error as its name, not for a death',
    confirmed: false,
    probe: 'dead-function',
  },
  {
    id: 'stopped-history',
    claim: 'the history of an execution that was stopped holds what its functions have returned',
    source: 'Step Functions API, GetExecutionHistory',
    confirmed: true,
    probe: 'stopped',
  },
  {
    id: 'step-functions-rates',
    claim: 'calls have the rates of most Regions; the three largest take more',
    source: 'Step Functions Developer Guide, service quotas',
    confirmed: true,
    probe: { none: 'it would take a share of the rates of the account away from what runs there' },
  },
]);
