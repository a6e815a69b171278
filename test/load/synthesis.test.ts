import type { Stack } from 'aws-cdk-lib';
import { Stage } from 'aws-cdk-lib';
import { readFileSync } from 'node:fs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { batch } from '../../lib';
import { MAIL, newCampaign, warningsOf } from '../batch/support/app';
import type { TemplateResource } from '../support/app';
import { newStack } from '../support/app';
import type { ServiceRow } from '../support/services';
import { SERVICES } from '../support/services';
import { resolved } from '../support/statements';

const MANY = 450;

/* The limits of CloudFormation and of IAM. */
const TEMPLATE_BYTES = 1_000_000;
const RESOURCES = 500;
const OTHERS = 200;
const INLINE_POLICIES = 10_240;
const TRUST_POLICY = 2048;

/** A name that is as long as there can be, and stands for every reference whose value only CloudFormation knows. */
const LONGEST_STACK = 'a'.repeat(128);
const LONGEST_REFERENCE = { '.*': 'x'.repeat(160) };

interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Parameters?: object;
  readonly Outputs?: object;
  readonly Mappings?: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

interface Synthesised {
  readonly template: Template;
  /** The file, as the CLI uploads it. */
  readonly bytes: number;
  /** Of one processor. */
  readonly seconds: number;
}

function synthesise(stack: Stack): Synthesised {
  const began = process.cpuUsage();
  const { templateFullPath } = Stage.of(stack)!.synth().getStackArtifact(stack.artifactId);
  const { user, system } = process.cpuUsage(began);
  const seconds = (user + system) / 1e6;
  const text = readFileSync(templateFullPath);
  return { template: JSON.parse(text.toString()) as Template, bytes: text.length, seconds };
}

function stackOf(service: ServiceRow, count: number): Stack {
  const stack = newStack({}, LONGEST_STACK);
  for (let index = 0; index < count; index++) service.add(stack, `Campaign${index}`);
  return stack;
}

/** Everything but the campaigns. */
function fixed({ Resources, ...rest }: Template): object {
  const others = Object.entries(Resources).filter(([, { Type }]) => !/^Custom::.+Campaign$/.test(Type));
  return { ...rest, Resources: Object.fromEntries(others) };
}

/** By role: the characters of all its inline policies, however they are attached. */
function policySizes({ Resources }: Template): number[] {
  const all = Object.entries(Resources);
  const roles = all.filter(([, { Type }]) => Type === 'AWS::IAM::Role');
  return roles.map(([id, { Properties }]) => {
    const own = (Properties.Policies ?? []) as readonly { PolicyDocument: object }[];
    const attached = all.flatMap(([, resource]) =>
      resource.Type === 'AWS::IAM::Policy' && JSON.stringify(resource.Properties.Roles).includes(`"${id}"`)
        ? [resource.Properties as { PolicyDocument: object }]
        : [],
    );
    return [...own, ...attached].reduce((sum, { PolicyDocument }) => sum + lengthOf(PolicyDocument), 0);
  });
}

function lengthOf(document: unknown): number {
  return JSON.stringify(resolved(document, LONGEST_REFERENCE)).length;
}

function sizeOf(part: object = {}): number {
  return Object.keys(part).length;
}

describe.each(SERVICES)('450 campaigns of $name in one stack', (service) => {
  let one: Synthesised;
  let many: Synthesised;

  beforeAll(() => {
    [one, many] = [synthesise(stackOf(service, 1)), synthesise(stackOf(service, MANY))];
    const each = Math.round((many.bytes - one.bytes) / (MANY - 1));
    const room = Math.floor((TEMPLATE_BYTES - one.bytes) / MANY);
    const figures = {
      bytes: many.bytes,
      each,
      room,
      fixed: sizeOf(one.template.Resources) - 1,
      policies: policySizes(many.template),
      seconds: Number(many.seconds.toFixed(1)),
    };
    process.stdout.write(`${service.name}: ${JSON.stringify(figures)}\n`);
  }, 60_000);

  test('make a template that CloudFormation takes', () => {
    const { Resources, Parameters, Outputs, Mappings = {} } = many.template;
    expect(many.bytes).toBeLessThanOrEqual(TEMPLATE_BYTES);
    expect(sizeOf(Resources)).toBeLessThanOrEqual(RESOURCES);
    for (const part of [Parameters, Outputs, Mappings, ...Object.values(Mappings)]) {
      expect(sizeOf(part)).toBeLessThanOrEqual(OTHERS);
    }
  });

  test('have what one campaign has beside itself, to the last letter [R48][R52]', () => {
    expect(fixed(many.template)).toEqual(fixed(one.template));
    expect(sizeOf(many.template.Resources) - sizeOf(one.template.Resources)).toBe(MANY - 1);
  });

  test('have roles that IAM takes [R48]', () => {
    expect(Math.max(...policySizes(many.template))).toBeLessThanOrEqual(INLINE_POLICIES);
    const roles = Object.values(many.template.Resources).filter(({ Type }) => Type === 'AWS::IAM::Role');
    for (const { Properties } of roles) {
      expect(lengthOf(Properties.AssumeRolePolicyDocument)).toBeLessThanOrEqual(TRUST_POLICY);
      expect(Properties.ManagedPolicyArns ?? []).toEqual([]);
    }
  });
});
describe('what CloudFormation and IAM do not take is told at synth', () => {
  const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:key';
  const withSecrets = (count: number) => {
    const stack = newStack();
    for (let index = 100; index < 100 + count; index++) {
      const apiKey = Secret.fromSecretCompleteArn(stack, `Key${index}`, `${SECRET}${index}-AbCdEf`);
      newCampaign(stack, { apiKey }, `Sale${index}`);
    }
    return stack;
  };

  test('more than 500 resources, by the CDK', () => {
    const stack = stackOf(SERVICES[0]!, RESOURCES - 6);
    expect(() => synthesise(stack)).toThrow('501 is greater than allowed maximum of 500');
  });

  test('a template that is too large, by a warning of the CDK', () => {
    const stack = newStack();
    const message = batch.Message.email({ ...MAIL, html: 'x'.repeat(150_000) });
    for (let index = 0; index < 7; index++) newCampaign(stack, { message }, `Sale${index}`);
    expect(warningsOf(stack).join()).toMatch(/Template size exceeds limit: 10\d{5}\/1000000/);
  });

  test('keys in more secrets than the policies of one role have room for', () => {
    expect(policySizes(synthesise(withSecrets(40)).template)[0]).toBeLessThanOrEqual(INLINE_POLICIES);
    const advice = 'Keep several keys in one secret and say which by apiKeyField, or have fewer secrets in one stack';
    expect(() => synthesise(withSecrets(60))).toThrow(advice);
  });
});
