import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { mapping } from '#contract/mapping.ts';
import { sourceRegistry } from './registry.ts';

describe.each([...sourceRegistry])('the source %s', (kind, source) => {
  it('is found by its kind', () => {
    expect(source.kind).toBe(kind);
  });

  it('describes each of its settings for a form', () => {
    const { properties = {} } = z.toJSONSchema(source.settingsSchema, { io: 'input' });
    const untitled = Object.entries(properties).filter(([, shape]) => typeof shape === 'boolean' || !shape.title);
    expect(untitled.map(([name]) => name)).toEqual([]);
  });

  it('offers presets that are mappings', () => {
    expect(source.presets.length).toBeGreaterThan(0);
    for (const { rows } of source.presets) expect(mapping.safeParse(rows).error).toBeUndefined();
  });
});
