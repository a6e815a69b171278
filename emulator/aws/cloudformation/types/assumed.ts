import { arnOf } from '../../account';
import { nameOf, type NativeType } from './native-type';

/** A type that the engine knows nothing of. */
export const assumedType: NativeType = {
  create(target) {
    const id = nameOf(target, undefined);
    const [, service = 'assumed', noun = 'resource'] = target.type.split('::');
    return { id, attributes: { Arn: arnOf(service.toLowerCase(), `${noun.toLowerCase()}/${id}`) } };
  },
};
