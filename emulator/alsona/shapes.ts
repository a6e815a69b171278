import type { StructureShape } from '../core/shape';
import { DAYS, STATUSES } from './campaign';

const text = { type: 'string', min: 1 } as const;

/** Without what is inside of the triples. */
const schedule = {
  type: 'structure',
  members: Object.fromEntries(DAYS.map((day) => [day, { type: 'list', of: { type: 'boolean' } } as const])),
  required: DAYS,
} as const satisfies StructureShape;

const CONTENT = {
  name: text,
  seats: { type: 'list', of: text, min: 1 },
  schedule,
  status: { type: 'string', oneOf: STATUSES },
  timezone: { type: 'integer', min: -720, max: 840 },
} as const;

/** The reading of the schema, which requires more than the prose. */
export const CREATE = {
  type: 'structure',
  members: { ...CONTENT, account_id: text, campaign_id: text, created_at: { type: 'number', min: 0 } },
  required: ['name', 'seats', 'status', 'schedule', 'account_id', 'created_at'],
} as const satisfies StructureShape;

export const UPDATE = {
  type: 'structure',
  members: CONTENT,
  required: ['name', 'seats', 'schedule'],
} as const satisfies StructureShape;

const withAccount = { ...UPDATE, members: { ...CONTENT, account_id: text } } as const;

/** An update, as the switch `accountInUpdate` has it. */
export const UPDATES: Readonly<Record<'refused' | 'required' | 'tolerated', StructureShape>> = {
  refused: UPDATE,
  required: { ...withAccount, required: [...UPDATE.required, 'account_id'] },
  tolerated: withAccount,
};
