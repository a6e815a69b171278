import { Duration, Token } from 'aws-cdk-lib';
import type { CampaignProviderOptions } from './options';

/** The options of both calls; an option that both give in another way is an error that names the two values. */
export function agree(
  path: string,
  before: CampaignProviderOptions,
  now: CampaignProviderOptions,
): CampaignProviderOptions {
  const keys = Object.keys(now) as (keyof CampaignProviderOptions)[];
  const given = keys.filter((key) => now[key] !== undefined);
  const conflicts = given.filter((key) => before[key] !== undefined && said(before[key]) !== said(now[key]));
  if (conflicts.length > 0) {
    const sentences = conflicts.map(
      (key) => `${key} is ${said(before[key])} by one call and ${said(now[key])} by another`,
    );
    throw new Error(`The options of ${path} do not agree: ${sentences.join('; ')}`);
  }
  return { ...before, ...Object.fromEntries(given.map((key) => [key, now[key]])) };
}

/** A value for a message, the same for values that mean the same. */
function said(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(said).join(', ')}]`;
  if (value instanceof Duration) return `${said(value.toSeconds())} seconds`;
  if (typeof value === 'number' && Token.isUnresolved(value)) return `a token (${value})`;
  if (typeof value !== 'object' || value === null) return String(value);
  const { node, name } = value as { node?: { path: string }; name?: string };
  return (
    node?.path ??
    name ??
    `{${Object.entries(value)
      .map(([key, member]) => `${key}: ${said(member)}`)
      .join(', ')}}`
  );
}
