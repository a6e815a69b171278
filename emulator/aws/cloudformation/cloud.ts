import type { Driver } from './driver';

/** What a stack's operations need of everything around it. */
export interface Cloud {
  now(): number;
  driverOf(type: string): Driver;
  /** The value that a stack exports under a name. */
  exported(name: string): string | undefined;
  /** The value of a late reference, such as `secretsmanager:name:SecretString:key`. */
  resolve(reference: string): string;
  /** Whether another stack imports what this stack exports under a name. */
  importers(name: string): readonly string[];
}
