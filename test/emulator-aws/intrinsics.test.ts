import { evaluate, NO_VALUE, resolved, type Scope } from '../../emulator/aws/cloudformation/intrinsics';
import { namesIn } from '../../emulator/aws/cloudformation/references';

const scope: Scope = {
  ref: (name) => (name === 'AWS::NoValue' ? NO_VALUE : name === 'List' ? ['x', 'y'] : `ref-${name}`),
  attribute: (id, name) => `${id}/${name}`,
  condition: (name) => name === 'Yes',
  mapping: (...path) => path.join('>'),
  importValue: (name) => `import-${name}`,
  resolve: (reference) => `<${reference}>`,
};

test.each([
  [{ Ref: 'A' }, 'ref-A'],
  [{ 'Fn::GetAtt': ['A', 'B.C'] }, 'A/B.C'],
  [{ 'Fn::GetAtt': 'A.B.C' }, 'A/B.C'],
  [{ 'Fn::Join': [',', ['a', { Ref: 'B' }, 3]] }, 'a,ref-B,3'],
  [{ 'Fn::Join': ['', { Ref: 'List' }] }, 'xy'],
  [{ 'Fn::Sub': 'a ${B} ${C.D} ${!E}' }, 'a ref-B C/D ${E}'],
  [{ 'Fn::Sub': ['${x}-${B}', { x: { Ref: 'A' } }] }, 'ref-A-ref-B'],
  [{ 'Fn::Select': ['1', { 'Fn::Split': ['|', 'a|b'] }] }, 'b'],
  [{ 'Fn::Base64': 'hi' }, 'aGk='],
  [{ 'Fn::FindInMap': ['M', { Ref: 'A' }, 'c'] }, 'M>ref-A>c'],
  [{ 'Fn::ImportValue': { 'Fn::Sub': '${A}:x' } }, 'import-ref-A:x'],
  [{ 'Fn::If': ['Yes', 1, 2] }, 1],
  [{ 'Fn::If': ['No', 1, { Ref: 'A' }] }, 'ref-A'],
  [{ 'Fn::Equals': [{ Ref: 'A' }, 'ref-A'] }, true],
  [{ 'Fn::And': [{ Condition: 'Yes' }, { 'Fn::Not': [{ Condition: 'No' }] }] }, true],
  [{ 'Fn::Or': [{ Condition: 'No' }, { 'Fn::Equals': ['a', 'b'] }] }, false],
  [{ a: { Ref: 'AWS::NoValue' }, b: [1, { Ref: 'AWS::NoValue' }] }, { b: [1] }],
  [{ Condition: { StringEquals: { a: 'b' } } }, { Condition: { StringEquals: { a: 'b' } } }],
])('%j is %j', (value, expected) => {
  expect(evaluate(value, scope)).toEqual(expected);
});

test('late references are resolved in what was joined', () => {
  const joined = { 'Fn::Join': ['', ['{{resolve:ssm:', { Ref: 'A' }, '}}']] };
  expect(resolved({ deep: [joined] }, scope)).toEqual({ deep: ['<ssm:ref-A>'] });
});

test('names are found wherever they stand', () => {
  const value = [
    { Ref: 'A' },
    { 'Fn::Sub': ['${B.x} ${own} ${!C}', { own: { 'Fn::GetAtt': 'D.y' } }] },
    { E: { 'Fn::If': ['Yes', { Ref: 'F' }, 1] } },
  ];
  expect(namesIn(value)).toEqual(['A', 'B', 'D', 'F']);
});
