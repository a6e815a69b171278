import * as z from 'zod/mini';

/** Something wrong with a value: where, and a sentence that continues with "must ...". */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** A rule between fields. It is given whatever the user wrote, so it looks before it compares. */
export type Rule<C> = (campaign: Partial<C>, options: Options) => Problem | undefined;

/** What a construct sends and a handler reads: the only thing that the two share. A contract only grows. */
export interface Contract<C extends object> {
  readonly campaign: z.ZodMiniObject & z.ZodMiniType<C>;
  readonly rules: readonly Rule<C>[];
}

/** What every service's custom resource can be told beside the campaign itself. */
export const optionsSchema = z.strictObject({
  /** Take over an existing campaign of that name instead of failing. */
  adopt: z.optional(z.boolean()),
  /** How long a create or an update may take; the provider's deadline where absent. A delete has at least 55 minutes. */
  deadlineSeconds: z.optional(z.int().check(z.minimum(60), z.maximum(3480))),
  /** It is meant that people are contacted as soon as the deploy gets to it. */
  contactsAtOnce: z.optional(z.boolean()),
  /** It is meant that everybody is contacted whom the service knows. */
  contactsEveryone: z.optional(z.boolean()),
  /** What a generated name begins with; required where the campaign has no name. */
  namePrefix: z.optional(z.string().check(z.minLength(1))),
  /** A replacement may start its outreach although the campaign that it replaces has contacted people. */
  replacementMayContactAgain: z.optional(z.boolean()),
  /** What becomes of the campaign at the end; `delete`, written out, also deletes one that was adopted. */
  teardown: z.optional(z.enum(['delete', 'pause'])),
});

export type Options = z.infer<typeof optionsSchema>;

/** The properties of a custom resource, without CloudFormation's own. */
export interface Properties<C> {
  readonly campaign: C;
  readonly options: Options;
}
