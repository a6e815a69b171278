import { runInNewContext } from 'node:vm';
import { loadingLate } from '../../scripts/library';

/** As the compiler writes it: the names first, so that ES modules can import them. */
const INDEX = [
  'exports.batch = exports.alsona = void 0;',
  '__exportStar(require("./options"), exports);',
  'exports.alsona = __importStar(require("./alsona"));',
  'exports.batch = __importStar(require("./batch"));',
].join('\n');

function loaded() {
  const required: string[] = [];
  const exported: Record<string, unknown> = {};
  const load = (path: string) => {
    required.push(path);
    return { path };
  };
  const star = (module: unknown) => module;
  runInNewContext(loadingLate(INDEX), { exports: exported, require: load, __exportStar: star, __importStar: star });
  return { required, exported };
}

test('the published index loads a service when it is first used', () => {
  const { required, exported } = loaded();
  expect(Object.keys(exported).sort()).toEqual(['alsona', 'batch']);
  expect(required).toEqual(['./options']);
  expect(exported.alsona).toEqual({ path: './alsona' });
  expect(required).toEqual(['./options', './alsona']);
});

test('an index of another shape is an error, so that nothing is loaded at once without a word', () => {
  expect(() => loadingLate('exports.alsona = require("./alsona");')).toThrow('no service is exported as it was');
});
