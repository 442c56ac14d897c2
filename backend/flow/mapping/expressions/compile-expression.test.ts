import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../model/json.ts';
import { compileExpression } from './compile-expression.ts';

const ann: JsonObject = {
  givenName: 'Ann',
  surname: 'Lee',
  level: 3,
  emails: [
    { type: 'home', value: 'ann@home.net' },
    { type: 'work', value: 'ann@contoso.com' },
  ],
  nothing: null,
};

async function evaluate(expression: string, attributes: JsonObject = ann): Promise<unknown> {
  const compiled = compileExpression(expression);
  if (!compiled.ok) throw new Error(compiled.problem.message);
  return compiled.evaluate(attributes);
}

async function failureOf(expression: string, attributes: JsonObject = ann): Promise<string> {
  const result = await evaluate(expression, attributes);
  if (typeof result === 'object' && result !== null && 'failure' in result) return String(result.failure);
  throw new Error(`It gave ${JSON.stringify(result)}`);
}

describe('gives', () => {
  test.each<[string, unknown]>([
    ['givenName & " " & surname', 'Ann Lee'],
    ['emails[type="work"].value', 'ann@contoso.com'],
    ['emails.value', ['ann@home.net', 'ann@contoso.com']],
    ['level + 1', '4'],
    ['level > 2', 'true'],
    ['missing', undefined],
    ['nothing', undefined],
    ['""', undefined],
    ['$uppercase(surname)', 'LEE'],
    ['$replace(surname, /e+/, "o")', 'Lo'],
    ['$match("a1b22", /[0-9]+/).match', ['1', '22']],
    ['$match("Lee, Ann", /^(\\w+), (\\w+)$/).groups', ['Lee', 'Ann']],
    ['$replace("Lee, Ann", /(\\w+), (\\w+)/, "$2 $1")', 'Ann Lee'],
    ['$contains(surname, /^l/i)', 'true'],
    ['$split("a, b;c", /[,;] */)', ['a', 'b', 'c']],
    ['$match("a", /(a)|(b)/).groups', 'a'],
    ['$pad(surname, -5, "0")', '00Lee'],
    ['$pad(surname, 4) & "|"', 'Lee |'],
    ['$toMillis("1970-01-01T00:00:01Z")', '1000'],
    ['$toMillis("02.01.1970", "[D01].[M01].[Y0001]")', '86400000'],
    ['surname ~> $lowercase()', 'lee'],
    ['$map(emails, function($e){ $substringBefore($e.value, "@") })', ['ann', 'ann']],
  ])('%s', async (expression, value) => {
    expect(await evaluate(expression)).toEqual(value);
  });
});

test('sees own properties only', async () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    expect(await evaluate(`$.${name}`)).toBeUndefined();
    expect(await evaluate(`$lookup($, "${name}")`)).toBeUndefined();
    expect(await evaluate(`surname.${name}`)).toBeUndefined();
    expect(await evaluate(`($f := function($x){ $x }; $f.${name})`)).toBeUndefined();
  }
  expect(await evaluate('$merge([{"__proto__": {"polluted": "yes"}}]).polluted')).toBeUndefined();
  expect('polluted' in {}).toBe(false);
});

test('leaves the attributes as they are', async () => {
  const before = JSON.stringify(ann);
  await evaluate('($ ~> |emails|{"value": "x"}|).emails.value');
  await evaluate('$sort(emails.value)');
  expect(JSON.stringify(ann)).toBe(before);
});

describe('a bad expression is an error at its position', () => {
  test.each<[string, number, string]>([
    ['surname &', 9, 'Unexpected end of expression.'],
    ['$uppercase(surname', 18, 'Expected ")" before end of expression'],
    ['"open', 5, 'String literal must be terminated'],
    ['a ] b', 3, 'Syntax error'],
    ['$match(a, /x(/)', 15, 'No terminating /'],
    ['a & $match(b, /[z-a]/)', 14, 'The regular expression is not valid'],
    ['$match(a, /x(?=y)/)', 10, 'look-around and back-references'],
    ['$match(a, /(x)\\1/)', 10, 'look-around and back-references'],
    ['', 0, 'Unexpected end of expression.'],
  ])('%s', (expression, position, message) => {
    const compiled = compileExpression(expression);
    if (compiled.ok) throw new Error('It compiled.');
    expect(compiled.problem.message).toContain(message);
    expect(compiled.problem.position).toBe(position);
  });
});

describe('what fails for one person is a sentence', () => {
  test.each([
    ['surname + 1', 'The left side of the "+" operator must evaluate to a number'],
    ['$number(surname)', 'Unable to cast value to a number: "Lee"'],
    ['$nope(1)', 'Attempted to invoke a non-function (at character 6 of the expression).'],
    ['$error("No mail.")', 'No mail'],
    ['$uppercase', 'The expression gives a function, not a text. Call it with (…).'],
    ['function($x){ $x }', 'The expression gives a function, not a text. Call it with (…).'],
    ['emails[0]', 'The expression gives a group of attributes, not a text.'],
    ['emails', 'The expression gives a list of groups of attributes, not a text.'],
    ['$eval("$match(surname, /x(?=y)/)")', 'look-around'],
  ])('%s', async (expression, message) => {
    const failure = await failureOf(expression);
    expect(failure).toContain(message);
    expect(failure).toMatch(/[.!?…]$/);
  });
});

describe('what does not end, ends', () => {
  test.each([
    ['($f := function($x){ $f($x + 1) }; $f(1))', 'stopped after 20,000 steps'],
    ['$map([1..9999], function($i){ $map([1..9999], function($j){ $j }) })', 'stopped after 20,000 steps'],
    ['($f := function($x){ 1 + $f($x) }; $f(1))', 'calls itself too deeply'],
    ['($f := function($x){ $f($x) + $f($x) }; $f(1))', 'calls itself too deeply'],
    ['($f := function($s){ $f($s & $s) }; $f("ab"))', 'makes too long a text'],
    ['$pad("x", 1000000000)', '$pad makes at most 10,000 characters'],
    ['[1..1000000]', 'The maximum sequence length'],
    ['$toMillis("1111111111111111111111111111111111111111111111111x", "[Y]1[M]1[D]1[H]")', '$toMillis with a picture'],
    ['$toMillis("1", "[Y]1[M]1[D]1[H]1[m]1[s]1[Y]1[M]1[D]")', '$toMillis with a picture'],
  ])('%s', async (expression, message) => {
    expect(await failureOf(expression)).toContain(message);
  });

  test('a regular expression that would stop a backtracking engine is over in no time', async () => {
    const started = performance.now();
    expect(await evaluate(`$contains("${'a'.repeat(3000)}b", /^(a+)+$/)`)).toBe('false');
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('few steps that each take long are stopped by the clock', async () => {
    const long = Array.from({ length: 9 }, () => '$pad("x", 10000)').join(' & ');
    const failure = await failureOf(
      `($s := ${long}; $f := function($n){ $f($length($replace($s, "x ", "y "))) }; $f(1))`,
    );
    expect(failure).toBe('The expression takes too long.');
  });

  test('an expression that was stopped works for the next person', async () => {
    const compiled = compileExpression('stop ? ($f := function($x){ $f($x + 1) }; $f(1)) : "fine"');
    if (!compiled.ok) throw new Error(compiled.problem.message);
    const results = await Promise.all([true, false, true].map((stop) => compiled.evaluate({ stop })));
    expect(results.map((result) => (typeof result === 'object' ? 'failed' : result))).toEqual([
      'failed',
      'fine',
      'failed',
    ]);
  });
});

test('deep nesting is a problem or an expression, never an exception', () => {
  for (const text of [
    '('.repeat(2400) + 'a' + ')'.repeat(2400),
    '['.repeat(5000),
    'a.('.repeat(1200),
    '-'.repeat(5000),
  ]) {
    expect(compileExpression(text)).toHaveProperty('ok');
  }
});

test('whatever is typed compiles or has a problem, and what compiles gives a value or a failure', async () => {
  const piece = fc.constantFrom(
    'a',
    '.',
    '[',
    ']',
    '(',
    ')',
    '$',
    '$$',
    '{',
    '}',
    '"x"',
    ':',
    '&',
    '/a+/',
    '%',
    '@',
    '#',
    '~>',
    '^',
    '*',
    ',',
    '1',
    '..',
    '|',
    'function',
    ' ',
  );
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: piece, maxLength: 12 }), async (text) => {
      const compiled = compileExpression(text);
      if (!compiled.ok) return compiled.problem.message.length > 0;
      const result = await compiled.evaluate({ a: [{ a: 'x' }] });
      return result === undefined || typeof result === 'string' || typeof result === 'object';
    }),
    { numRuns: 2000 },
  );
});
