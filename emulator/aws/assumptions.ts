/** What the engine takes for granted about services that it was never compared with. */
export interface Assumption {
  readonly about: 'CloudFormation' | 'Lambda' | 'Step Functions' | 'cdk CLI';
  readonly claim: string;
  /** Where it was read; or that it was not. */
  readonly source: string;
  /** Documented by the service, or reported by somebody who saw it happen. */
  readonly confirmed: boolean;
}

const GUIDE = 'CloudFormation User Guide';
const NOWHERE = 'no source found: the most careful reading was taken';

const CUSTOM_RESOURCES = of('CloudFormation', [
  ['ServiceTimeout is 1 to 3600 seconds, 3600 unless given', `${GUIDE}, custom resource request objects`, true],
  [
    'properties are sent verbatim, with every number and boolean as text',
    'aws-cdk custom-resources, AwsCustomResource',
    true,
  ],
  [
    'an answer of more than 4,096 bytes fails the resource: "Response object is too long."',
    'awsdocs/aws-cloudformation-user-guide#262; aws/aws-cdk#23958',
    true,
  ],
  [
    'an answer without a physical id fails with "Invalid PhysicalResourceId" and gets an invented one',
    'remind101/empire#918',
    true,
  ],
  ['other answers that break the format fail the resource at once, rather than being waited over', NOWHERE, false],
  ['the first answer counts, later ones are ignored', NOWHERE, false],
  [
    'a create in progress is cancelled when another resource fails: "Resource creation cancelled"; its Delete carries an invented id',
    'aws-cloudformation/cloudformation-coverage-roadmap#1814',
    true,
  ],
  ['an invented id is <stack>-<logical id>-<12 characters>', 'as the last, and the rule for physical names', false],
  ['a failed Create is followed by a Delete with the id that its answer gave', 'aws/aws-cdk#5525', true],
  [
    'another physical id in an Update answer is a replacement: the old one is deleted in the cleanup',
    `${GUIDE}, custom resource Delete`,
    true,
  ],
  ['a rollback sends an Update with old and new properties swapped', 'aws/aws-cdk#29581', true],
  [
    "after a replacement the rollback's Update names the new id, and an answer with the old id has the new one deleted",
    'aws/aws-cdk#29581 describes the order, not the id',
    false,
  ],
  ['where the rollback answers with neither id, both are deleted', NOWHERE, false],
  [
    'an update that failed or was cancelled is rolled back with the old id, and another id in its answer is deleted',
    NOWHERE,
    false,
  ],
  [
    '"Modifying service token is not allowed.": nobody is asked, and nothing is rolled back for that resource',
    'aws-solutions/aws-waf-security-automations#114 for the words',
    false,
  ],
]);

const STACKS = of('CloudFormation', [
  [
    'removed and replaced resources are deleted after everything else was updated',
    `${GUIDE}, stack status codes`,
    true,
  ],
  [
    'resources created by an update that fails are deleted in UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
    `${GUIDE}, stack status codes`,
    true,
  ],
  [
    'a deletion that fails in a cleanup leaves the resource behind, and the stack complete',
    `${GUIDE}, stack status codes`,
    true,
  ],
  [
    'deletions are tried once; the service may try several times',
    'belodetek/cfn-generic-custom-resource#3 saw several',
    false,
  ],
  [
    'Retain also holds when a creation is rolled back, RetainExceptOnCreate does not',
    'CloudFormation API, RetainExceptOnCreate of CreateStack',
    true,
  ],
  ['Retain also holds for the new one of a replacement that is rolled back', NOWHERE, false],
  ['with rollback disabled, resources that depend on no failed one go on', `${GUIDE}, stack failure options`, true],
  [
    'a resource whose creation failed and was kept is made anew by the next update, and its remains are deleted',
    NOWHERE,
    false,
  ],
  [
    'RollbackStack of a stack that never was complete ends in ROLLBACK_COMPLETE; its documentation says that the stack is deleted',
    'CloudFormation API, RollbackStack',
    false,
  ],
  [
    'a resource is updated when its resolved properties differ, so also when an attribute that it uses has changed',
    NOWHERE,
    false,
  ],
  ['executing a change set deletes all others of the stack', 'CloudFormation API, ExecuteChangeSet', true],
  ['a change set is complete, or failed, as soon as it was asked for', 'the service takes seconds', false],
  [
    'native resources are made at once and always succeed; IAM is not enforced',
    'the service takes seconds to minutes',
    false,
  ],
]);

const OTHERS = [
  ...of('Lambda', [
    [
      'an asynchronous event is tried twice more, after one and two minutes; throttles do not count',
      'Lambda Developer Guide, asynchronous invocation',
      true,
    ],
    [
      'changed code or configuration counts from the next invocation on; one under way ends as it began',
      NOWHERE,
      false,
    ],
    ["time-outs are in real time, also where the engine's time runs faster", "of the engine's own making", false],
    [
      'the runtime is the Node.js that runs the engine, without the AWS SDK that real runtimes carry',
      "of the engine's own making",
      false,
    ],
  ]),
  ...of('Step Functions', [
    ['an updated definition holds for new executions', 'Step Functions API, UpdateStateMachine', true],
    [
      'deleting a state machine ends its executions; the service ends them at their next transition',
      'Step Functions API, DeleteStateMachine',
      true,
    ],
  ]),
  ...of('cdk CLI', [
    ["it knows that there is nothing to do by the first words of a change set's reason", 'aws-cdk 2.1148.1', true],
    ['it compares the times of events with its own clock, so events carry real time', 'aws-cdk 2.1148.1', true],
    ['it asks every five seconds for a stack by its id, so that answer may be held back', 'aws-cdk 2.1148.1', true],
  ]),
];

export const ASSUMPTIONS: readonly Assumption[] = [...CUSTOM_RESOURCES, ...STACKS, ...OTHERS];

function of(about: Assumption['about'], rows: readonly (readonly [string, string, boolean])[]): Assumption[] {
  return rows.map(([claim, source, confirmed]) => ({ about, claim, source, confirmed }));
}
