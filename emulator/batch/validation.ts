import { isObject, type Problem } from '../core/shape';
import { malformed, repeatedOf, sentences, strictProblems } from '../rest/problems';
import type { Members } from '../rest/requests';
import type { RestError } from '../rest/rest-error';
import type { State, Wanted } from './campaign';
import { error } from './errors';
import { messageProblems } from './messages';
import { CAMPAIGN } from './shapes';

/** The campaign in a body, after it was found to be as documented. */
export function readCampaign(body: unknown, path: string, states: readonly State[]): Wanted {
  const problems = campaignProblems(body, path);
  if (problems.length > 0) throw refused(problems);
  const wanted = body as Wanted;
  const rules = ruleProblems(wanted, states).map((problem) => ({ ...problem, path: inside(path, problem.path) }));
  if (rules.length > 0) throw refused(rules);
  return wanted;
}

export function refused(problems: readonly Problem[]): RestError {
  const code = problems[0]?.kind === 'missing' ? 'MISSING_PARAMETER' : 'MALFORMED_PARAMETER';
  return error(code, sentences(problems));
}

function campaignProblems(body: unknown, path: string): Problem[] {
  const outside = strictProblems(CAMPAIGN, isObject(body) ? withoutInsides(body) : body, path);
  const messages = isObject(body) && Array.isArray(body['messages']) ? (body['messages'] as unknown[]) : [];
  const within = messages.flatMap((message, index) =>
    isObject(message) ? messageProblems(message, inside(path, `messages[${index}]`)) : [],
  );
  return [...outside, ...within];
}

/** Messages have shapes of their own; the query and variants have none. */
function withoutInsides(body: Members): Members {
  const { messages, variants, targeting } = body;
  return {
    ...body,
    ...(Array.isArray(messages) ? { messages: messages.map(emptied) } : {}),
    ...(Array.isArray(variants) ? { variants: [] } : {}),
    ...(isObject(targeting) && isObject(targeting['query']) ? { targeting: { ...targeting, query: {} } } : {}),
  };
}

function emptied(value: unknown): unknown {
  return isObject(value) ? {} : value;
}

function ruleProblems(wanted: Wanted, states: readonly State[]): Problem[] {
  const { state, when, labels = [] } = wanted;
  return [
    ...(states.includes(state) ? [] : [malformed('state', `Member must be one of: [${states.join(', ')}]`)]),
    ...(isStartTime(when.start_time) ? [] : [malformed('when.start_time', 'Member must be now or a moment in UTC')]),
    ...repeatedOf(labels).map((label) => malformed('labels', `${label} is repeated`)),
    ...untranslated(wanted).map((name) => malformed('targeting.languages', `${name} is not in the message`)),
  ];
}

/** A message that has no translations is what every language gets. */
function untranslated({ targeting, messages: [{ languages = [] }] }: Wanted): string[] {
  if (languages.length === 0) return [];
  return (targeting?.languages ?? []).filter((code) => !languages.some(({ language }) => language === code));
}

const MOMENT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?Z$/;

function isStartTime(text: string): boolean {
  const moment = MOMENT.exec(text)?.[1];
  if (moment === undefined) return text === 'now';
  const time = Date.parse(`${moment}Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(moment);
}

function inside(path: string, member: string): string {
  return path === '' ? member : `${path}.${member}`;
}
