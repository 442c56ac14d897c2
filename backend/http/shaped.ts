import type { z } from 'zod';
import { ConnectorError } from '../errors/connector-error.ts';

/** Throws `unexpected-answer` when the body is not of the shape. */
type Shaped = <Shape extends z.ZodType>(shape: Shape, body: unknown) => z.infer<Shape>;

/** What a provider's documentation says must be there, of its answers. Everything else in them is left alone. */
export function shapedBy(
  provider: string,
  /** A sentence, where there is something to do about it. */
  advice?: string,
): Shaped {
  const sentences = [
    `${provider} answered in a form that its documentation does not have.`,
    ...(advice ? [advice] : []),
  ];
  return (shape, body) => {
    const read = shape.safeParse(body);
    if (read.success) return read.data;
    throw new ConnectorError({ reason: 'unexpected-answer', message: sentences.join(' ') });
  };
}
