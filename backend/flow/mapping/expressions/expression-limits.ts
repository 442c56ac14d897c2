import jsonata from 'jsonata';

/** Enough for any person's attributes; an endless expression gets there in some 20 ms, whatever else the machine does. */
const maxSteps = 20_000;
const maxTextLength = 100_000;
const maxPadding = 10_000;
const maxDateText = 48;
const maxDateParts = 8;

/** JSONata's own limits. Its clock stands behind `maxSteps`, for a single function that takes long. */
export const jsonataLimits = { timeout: 1000, stack: 500, sequence: 10_000 };

/** JSONata's typings know only textual names, but its documented hooks are symbols. */
interface Hooks {
  assign(name: string | symbol, value: unknown): void;
}

interface Frame {
  lookup(name: string): unknown;
}

interface Steps {
  taken: number;
}

/** No variable of an expression can have a name with a space. */
const stepsName = 'roster steps';

/** To be handed to each evaluation, so that evaluations that overlap are counted apart. */
export function freshSteps(): Record<string, Steps> {
  return { [stepsName]: { taken: 0 } };
}

/** Ends what does not end by itself or makes too much of a text. https://docs.jsonata.org/embedding-extending */
export function limit(expression: jsonata.Expression): void {
  const hooks: Hooks = expression;
  hooks.assign(Symbol.for('jsonata.__evaluate_entry'), (_node: unknown, _input: unknown, frame: Frame) => {
    const steps = frame.lookup(stepsName);
    if (isSteps(steps) && ++steps.taken > maxSteps) {
      throw new Error(
        `The expression was stopped after ${maxSteps.toLocaleString('en')} steps: it does not come to an end.`,
      );
    }
  });
  hooks.assign(
    Symbol.for('jsonata.__evaluate_exit'),
    (_node: unknown, _input: unknown, _frame: unknown, result: unknown) => {
      if (typeof result === 'string' && result.length > maxTextLength)
        throw new Error('The expression makes too long a text.');
    },
  );
  limitFunctions(expression);
}

function isSteps(value: unknown): value is Steps {
  return typeof value === 'object' && value !== null && 'taken' in value;
}

const pad = jsonata('$pad($text, $width, $character)');
const toMillis = jsonata('$toMillis($text, $picture)');

/** Two built-in functions whose cost depends on their arguments beyond measure. */
function limitFunctions(expression: jsonata.Expression): void {
  const limitedPad = (text: string, width: number, character?: string) => {
    if (Math.abs(width) > maxPadding)
      throw new Error(`$pad makes at most ${maxPadding.toLocaleString('en')} characters.`);
    return pad.evaluate(null, { text, width, character });
  };
  // The picture becomes a regular expression of the platform's, which may backtrack.
  const limitedToMillis = (text: string | undefined, picture?: string) => {
    const tooLong = (text ?? '').length > maxDateText || (picture?.split('[').length ?? 0) - 1 > maxDateParts;
    if (picture !== undefined && tooLong) {
      throw new Error(
        `$toMillis with a picture takes at most ${String(maxDateText)} characters and ${String(maxDateParts)} parts.`,
      );
    }
    return toMillis.evaluate(null, { text, picture });
  };
  expression.registerFunction('pad', limitedPad, '<s-ns?:s>');
  expression.registerFunction('toMillis', limitedToMillis, '<s-s?:n>');
}
