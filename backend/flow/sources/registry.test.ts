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

  it('says what it needs of the provider, and where that is described', () => {
    expect(source.guide.steps.length).toBeGreaterThan(0);
    expect(new URL(source.guide.documentation).protocol).toBe('https:');
  });

  it('offers presets that are mappings', () => {
    expect(source.presets.length).toBeGreaterThan(0);
    for (const { rows } of source.presets) expect(mapping.safeParse(rows).error).toBeUndefined();
  });
});
