/** The one account and region that there is. */
export const ACCOUNT = '123456789012';
export const REGION = 'us-east-1';

export function arnOf(service: string, resource: string, region: string = REGION): string {
  return `arn:aws:${service}:${region}:${ACCOUNT}:${resource}`;
}
