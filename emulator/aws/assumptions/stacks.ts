import { GUIDE, NOWHERE, of } from './assumption';

export const STACKS = of('CloudFormation', [
  {
    id: 'cleanup-last',
    claim: 'removed and replaced resources are deleted after everything else was updated',
    source: `${GUIDE}, stack status codes`,
    confirmed: true,
    probe: 'replaced',
  },
  {
    id: 'rollback-cleanup',
    claim: 'resources created by an update that fails are deleted in UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
    source: `${GUIDE}, stack status codes`,
    confirmed: true,
    probe: 'rolled-back',
  },
  {
    id: 'cleanup-failure-leaves',
    claim: 'a deletion that fails in a cleanup leaves the resource behind, and the stack complete',
    source: `${GUIDE}, stack status codes`,
    confirmed: true,
    probe: 'cleanup-fails',
  },
  {
    id: 'delete-tried-once',
    claim: 'deletions are tried once; the service may try several times',
    source: 'belodetek/cfn-generic-custom-resource#3 saw several',
    confirmed: false,
    probe: 'cleanup-fails',
  },
  {
    id: 'retain-on-rollback',
    claim: 'Retain also holds when a creation is rolled back, RetainExceptOnCreate does not',
    source: 'CloudFormation API, RetainExceptOnCreate of CreateStack',
    confirmed: true,
    probe: 'retain',
  },
  {
    id: 'retain-new-of-replacement',
    claim: 'Retain also holds for the new one of a replacement that is rolled back',
    source: NOWHERE,
    confirmed: false,
    probe: 'retain-replaced',
  },
  {
    id: 'no-rollback-goes-on',
    claim: 'with rollback disabled, resources that depend on no failed one go on',
    source: `${GUIDE}, stack failure options`,
    confirmed: true,
    probe: 'no-rollback',
  },
  {
    id: 'failed-create-made-anew',
    claim: 'a resource whose creation failed and was kept is made anew by the next update, and its remains are deleted',
    source: NOWHERE,
    confirmed: false,
    probe: 'no-rollback',
  },
  {
    id: 'rollback-of-never-complete',
    claim:
      'RollbackStack of a stack that never was complete ends in ROLLBACK_COMPLETE; its documentation says that the stack is deleted',
    source: 'CloudFormation API, RollbackStack',
    confirmed: false,
    probe: 'never-complete',
  },
  {
    id: 'update-by-resolved-properties',
    claim:
      'a resource is updated when its resolved properties differ, so also when an attribute that it uses has changed',
    source: NOWHERE,
    confirmed: false,
    probe: 'attribute',
  },
  {
    id: 'change-sets-go-together',
    claim: 'executing a change set deletes all others of the stack',
    source: 'CloudFormation API, ExecuteChangeSet',
    confirmed: true,
    probe: 'change-sets',
  },
  {
    id: 'change-set-at-once',
    claim: 'a change set is complete, or failed, as soon as it was asked for',
    source: 'the service takes seconds',
    confirmed: false,
    probe: 'change-sets',
  },
  {
    id: 'native-at-once',
    claim: 'native resources are made at once',
    source: 'the service takes seconds to minutes',
    confirmed: false,
    probe: 'native',
  },
  {
    id: 'iam-not-enforced',
    claim: 'IAM is not enforced, so native resources always succeed',
    source: 'the service enforces it',
    confirmed: false,
    probe: 'native',
  },
]);
