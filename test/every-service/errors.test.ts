import * as connectV1Sdk from '@aws-sdk/client-connectcampaigns';
import * as connectV2Sdk from '@aws-sdk/client-connectcampaignsv2';
import * as personalizeSdk from '@aws-sdk/client-personalize';
import { alsona } from '../../lambda/alsona/adapter';
import { batch } from '../../lambda/batch/adapter';
import { connectV1 } from '../../lambda/connectv1/adapter';
import { connectV2 } from '../../lambda/connectv2/adapter';
import type { ErrorClass } from '../../lambda/engine/errors';
import { classify } from '../../lambda/engine/errors';
import type { CampaignService } from '../../lambda/engine/service';
import { personalize } from '../../lambda/personalize/adapter';
import { RestError } from '../../lambda/rest/rest-error';
import type { FaultKind } from '../../emulator';
import { Resource } from '../support/resource';
import { SERVICES } from '../support/services';
import { World } from '../support/world';

interface Errors {
  readonly table: CampaignService<never>['errors'];
  /** What each error that the service can answer means. */
  readonly means: Readonly<Record<string, ErrorClass>>;
  readonly thrown: (name: string) => Error;
  /** Every error that there is, where that is modelled. */
  readonly modelled?: readonly string[];
}

type Sdk = Readonly<Record<string, unknown>>;
type Thrown = new (options: object) => Error & { readonly $fault: string; readonly $metadata: object };

/** As the client throws it. */
function fromSdk(sdk: Sdk): Pick<Errors, 'modelled' | 'thrown'> {
  const modelled = Object.keys(sdk).filter((name) => name.endsWith('Exception') && !name.endsWith('ServiceException'));
  return {
    modelled,
    thrown: (name) => {
      const Modelled = sdk[name] as Thrown;
      const { $fault } = new Modelled({ message: '', $metadata: {} });
      return new Modelled({ message: 'No.', $metadata: { httpStatusCode: $fault === 'server' ? 500 : 400 } });
    },
  };
}

const CONNECT: Errors['means'] = {
  AccessDeniedException: 'denied',
  ConflictException: 'stale',
  InternalServerException: 'unknown',
  InvalidCampaignStateException: 'stale',
  // Of the instance, which no call here changes.
  InvalidStateException: 'terminal',
  ResourceNotFoundException: 'missing',
  ServiceQuotaExceededException: 'terminal',
  ThrottlingException: 'throttled',
  ValidationException: 'terminal',
};

const REST: Omit<Errors, 'table'> = {
  thrown: (status) => new RestError(Number(status), 'No.'),
  means: {
    400: 'terminal',
    401: 'terminal',
    403: 'terminal',
    404: 'missing',
    409: 'terminal',
    429: 'throttled',
    500: 'unknown',
    502: 'unknown',
    503: 'unknown',
    504: 'unknown',
  },
};

const ERRORS: Readonly<Record<string, Errors>> = {
  personalize: {
    ...fromSdk(personalizeSdk),
    table: personalize({ partition: 'aws', region: 'us-east-1', account: '123456789012' }).errors,
    means: {
      InvalidInputException: 'terminal',
      InvalidNextTokenException: 'terminal',
      LimitExceededException: 'limited',
      ResourceAlreadyExistsException: 'taken',
      ResourceInUseException: 'busy',
      ResourceNotFoundException: 'missing',
      TooManyTagKeysException: 'terminal',
      TooManyTagsException: 'terminal',
    },
  },
  connectv2: { ...fromSdk(connectV2Sdk), table: connectV2().errors, means: CONNECT },
  connectv1: { ...fromSdk(connectV1Sdk), table: connectV1().errors, means: CONNECT },
  batch: { ...REST, table: batch().errors },
  alsona: { ...REST, table: alsona().errors },
};

const PASSING: readonly FaultKind[] = ['throttle', 'error', 'unavailable', 'html', 'truncated', 'reset-before'];

describe.each(SERVICES)('$name: an error of the service', (service) => {
  const { table, means, thrown, modelled } = ERRORS[service.name]!;
  let world: World;
  beforeAll(async () => (world = await World.start(service)));
  afterEach(() => world.reset());
  afterAll(() => world.close());

  test.each(Object.entries(means))('%s is %s, by a table [R43]', (name, wanted) => {
    expect(classify(thrown(name), table)).toBe(wanted);
  });

  if (modelled) {
    test('has a class, whichever the SDK knows [R43]', () => {
      expect(Object.keys(means).sort()).toEqual([...modelled].sort());
    });
  }

  test.each(PASSING)('that passes by, %s, fails neither a create nor an update nor a delete [R43]', async (kind) => {
    const meet = (operation: string) => world.faults.add({ service: service.name, operation, kind });
    const resource = new Resource(world);
    meet(service.operations.create);
    expect((await resource.create(service.minimal)).status).toBe('SUCCESS');
    meet(service.operations.update);
    expect((await resource.deploy(service.changed)).reply.status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([expect.objectContaining(service.shown.changed)]);
    meet(service.operations.remove);
    expect((await resource.destroy()).status).toBe('SUCCESS');
    expect(world.campaigns()).toEqual([]);
  });

  test('that is for good fails an update in the poll that sees it, which changes nothing [R3][R43][R46]', async () => {
    const resource = new Resource(world);
    const { id } = await resource.create(service.minimal);
    await world.control(service.outcome('update', 'No capacity on Tuesdays.'));
    const before = world.calls(service.operations.update).length;
    expect(await resource.update(service.changed)).toMatchObject({ status: 'FAILED', id });
    expect(world.calls(service.operations.update)).toHaveLength(before + 1);
  });
});
