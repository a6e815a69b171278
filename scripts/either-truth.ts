/** What the product does about a claim that nobody confirmed. */
export interface EitherTruth {
  /** Nothing breaks, whichever is true. */
  readonly isSafe: boolean;
  readonly because: string;
}

const safe = (because: string): EitherTruth => ({ isSafe: true, because });
const unsafe = (because: string): EitherTruth => ({ isSafe: false, because });

/** By the claim's id. */
export const EITHER_TRUTH: Readonly<Record<string, EitherTruth>> = {
  'answer-wrong-format': safe(
    'All answers are written by one function, with all members and at most 4,096 bytes; none breaks the format.',
  ),
  'first-answer-counts': safe(
    'A request is claimed once and answered by its one waiter. A pass that is killed after its answer is repeated and answers with the same outcome; an answer that gives up comes 15 seconds later at the earliest, and by then the first one has been taken.',
  ),
  'invented-id-form': safe(
    "The form is not read. An id that is neither a campaign's nor our own marker counts as invented, and only what is provably ours is looked for and deleted.",
  ),
  'rollback-after-replacement': unsafe(
    'Whichever id the rollback names, the old campaign is found by its mark, by its derived id or in the physical id, and answered. But the new one is left to CloudFormation: if it is not deleted after that answer, it stays, until a deploy wants it again or somebody deletes it. Its marks say whose it is.',
  ),
  'rollback-neither-id': unsafe(
    'Such an answer is given only where somebody has deleted the old campaign by hand, and a third one is made. The new one is left to CloudFormation then too, and would stay if it is not deleted.',
  ),
  'failed-update-id': safe(
    'A failed Update is answered with the id that it came with, always; a new campaign that it made is deleted by the update itself, and looked for again by the rollback.',
  ),
  'service-token-change': safe(
    'The token of a service in a stack never changes: the provider has one fixed place and fixed logical ids.',
  ),
  'delete-tried-once': safe('A Delete can be repeated: of a campaign that is gone it succeeds.'),
  'retain-new-of-replacement': unsafe(
    "Policies are CloudFormation's own, and the function is not asked. Where a campaign is retained and the new one of a replacement stays after a rollback, it is billed, and contacts people if it was started, until it is taken up again by a deploy that wants it or deleted by hand.",
  ),
  'failed-create-made-anew': safe(
    'A new Create looks for nothing that is not its own, and a Delete of the remains spares the campaign that the stack holds by then. If an Update came instead, it would find no campaign by the id of the failed one and make it.',
  ),
  'rollback-of-never-complete': safe(
    'Every resource is asked to delete before, in both cases the same way; what becomes of the empty stack does not matter.',
  ),
  'update-by-resolved-properties': safe(
    "An Update without a change makes no write. If none came, a campaign that uses another resource's attribute would keep the old value until its own properties change.",
  ),
  'change-set-at-once': safe(
    'Nothing of ours waits for change sets: the CLI does, and takes the seconds that they need.',
  ),
  'native-at-once': safe(
    'Campaigns depend on the parts of their provider. A call that a new role denies is tried again for three minutes.',
  ),
  'iam-not-enforced': unsafe(
    "The policies are compared with every call that tests record, in both directions. But no engine here has ever denied a call: a condition or a resource that IAM reads in another way than our comparison would show on AWS alone, as a failed deploy with the service's words.",
  ),
  'new-code-next-invocation': safe(
    'What a pass leaves for the next has a version. A pass under way ends by either code; code that does not know the version answers FAILED and says so.',
  ),
  'function-timeouts-are-real': safe('Product code reads the remaining time and the date, and on AWS both run alike.'),
  'runtime-of-the-engine': safe(
    'The handlers carry all that they use, compiled for Node.js 20, and ask the runtime for nothing.',
  ),
  'dead-function-caught': safe(
    'The waiter retries and catches every error by States.ALL; the name is only told in the reason.',
  ),
};
