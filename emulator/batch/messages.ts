import { isObject, type Problem, type StructureShape } from '../core/shape';
import { malformed, repeatedOf, strictProblems } from '../rest/problems';
import type { Members } from '../rest/requests';
import { EMAIL, PUSH } from './shapes';

const MESSAGES: Readonly<Record<string, StructureShape>> = { email: EMAIL, push: PUSH };
const CHANNELS = Object.keys(MESSAGES);

/** What is wrong with a message of either channel. */
export function messageProblems(message: Members, path: string): Problem[] {
  const shape = channelOf(message);
  if (!shape) return strictProblems(UNKNOWN, { channel_type: message['channel_type'] }, path);
  const problems = strictProblems(shape, message, path);
  return problems.length > 0 ? problems : ruleProblems(message, path);
}

const UNKNOWN = {
  type: 'structure',
  members: { channel_type: { type: 'string', oneOf: CHANNELS } },
  required: ['channel_type'],
} as const satisfies StructureShape;

/** Email has the languages only. */
interface Push {
  readonly platform_type?: readonly string[];
  readonly push_type?: string;
  readonly priority?: string;
  readonly ios?: { readonly custom_payload?: string };
  readonly android?: { readonly custom_payload?: string };
  readonly languages?: readonly { readonly language: string }[];
}

function channelOf({ channel_type }: Members): StructureShape | undefined {
  return typeof channel_type === 'string' && CHANNELS.includes(channel_type) ? MESSAGES[channel_type] : undefined;
}

/** A priority that is left out is high. */
function ruleProblems(message: Push, path: string): Problem[] {
  const { push_type, priority, platform_type = [], languages = [] } = message;
  const translations = repeatedOf(languages.map(({ language }) => language));
  return [
    ...repeatedOf(platform_type).map((name) => malformed(`${path}.platform_type`, `${name} is repeated`)),
    ...translations.map((name) => malformed(`${path}.languages`, `${name} is translated more than once`)),
    ...(push_type === 'background' && priority !== 'normal'
      ? [malformed(`${path}.priority`, 'Member must be normal when push_type is background')]
      : []),
    ...payloadProblems(message.ios?.custom_payload, `${path}.ios.custom_payload`),
    ...payloadProblems(message.android?.custom_payload, `${path}.android.custom_payload`),
  ];
}

const TEMPLATE = /\{\{|\{%/;

/** Text with template markers need not be JSON before it is rendered. */
function payloadProblems(payload: string | undefined, path: string): Problem[] {
  if (payload === undefined) return [];
  const value = parsed(payload);
  if (!isObject(value)) return TEMPLATE.test(payload) ? [] : [malformed(path, 'Member must be a JSON object')];
  return Object.hasOwn(value, 'com.batch') ? [malformed(path, 'The key com.batch is forbidden')] : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
