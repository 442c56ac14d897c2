import { z } from 'zod';

const instructions = z.object({ cropperWidth: z.int().positive().optional() });
const refusal = z.object({
  errorMessages: z.array(z.string()).optional(),
  errors: z.record(z.string(), z.unknown()).optional(),
});

export type TemporaryAvatar =
  { readonly status: 'taken'; readonly cropperWidth?: number } | { readonly status: 'refused' };

/**
 * The first answer of an upload: JSON inside the text area of an HTML page (a frame of the browser once read it), or JSON
 * alone from the older way. Jira puts its complaints in there too, with status 201.
 */
export function readTemporaryAvatar(text: string): TemporaryAvatar {
  const inside = /<textarea[^>]*>([\s\S]*?)<\/textarea>/i.exec(text)?.[1];
  const answer = parsed(inside === undefined ? text : unescaped(inside));
  if (typeof answer !== 'object' || answer === null) return { status: 'refused' };
  const complaint = refusal.safeParse(answer).data;
  const complaints = (complaint?.errorMessages ?? []).length + Object.keys(complaint?.errors ?? {}).length;
  const given = instructions.safeParse(answer);
  if (complaints > 0 || !given.success) return { status: 'refused' };
  const { cropperWidth } = given.data;
  return { status: 'taken', ...(cropperWidth !== undefined && { cropperWidth }) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const entities: Readonly<Record<string, string>> = { quot: '"', '#34': '"', '#39': "'", lt: '<', gt: '>', amp: '&' };

const unescaped = (text: string): string =>
  text.replace(/&(quot|#34|#39|lt|gt|amp);/g, (whole, name: string) => entities[name] ?? whole);
