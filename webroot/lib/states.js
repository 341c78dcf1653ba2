/**
 * The states of a commitment in the order in which a reader needs them: what was judged by figures, what was reported by
 * people, what nobody can tell, what no longer counts. Every state has its own shape; the tone only groups them.
 */
export const states = [
  { code: 'missed', family: 'judged', tone: 'bad' },
  { code: 'off-track', family: 'judged', tone: 'bad' },
  { code: 'at-risk', family: 'judged', tone: 'warn' },
  { code: 'on-track', family: 'judged', tone: 'good' },
  { code: 'kept-late', family: 'judged', tone: 'good' },
  { code: 'met', family: 'judged', tone: 'good' },
  { code: 'stalled', family: 'reported', tone: 'warn' },
  { code: 'not-started', family: 'reported', tone: 'plain' },
  { code: 'started', family: 'reported', tone: 'plain' },
  { code: 'done', family: 'reported', tone: 'good' },
  { code: 'cannot-be-judged', family: 'open', tone: 'unknown' },
  { code: 'not-yet-measurable', family: 'open', tone: 'unknown' },
  { code: 'withdrawn', family: 'closed', tone: 'unknown' },
  { code: 'superseded', family: 'closed', tone: 'unknown' },
];

const places = new Map(states.map((state, place) => [state.code, { ...state, place }]));

/** What is known of a state; an unknown code is shown as it is, never as something good. */
export const stateOf = (code) => places.get(code) ?? { code, family: 'open', tone: 'unknown', place: states.length };

export const isState = (code) => places.has(code);
