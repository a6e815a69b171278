import { Annotations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { AlsonaCampaign } from './contract';

/** What can be meant, and seldom is. */
export function warn(scope: Construct, { status, schedule }: AlsonaCampaign): void {
  const add = (id: string, text: string) => Annotations.of(scope).addWarningV2(`cdk-campaigns:${id}`, text);
  if (status === 'DONE') {
    add('alsonaMadeAsDone', 'A campaign that is made with `status` DONE contacts nobody, and may not run afterwards.');
  }
  if (status === 'RUN' && Object.values(schedule).every(([on]) => on === false)) {
    add(
      'alsonaRunsOnNoDay',
      'The campaign has `status` RUN and a `schedule` without a day that is on: it contacts nobody.',
    );
  }
}
