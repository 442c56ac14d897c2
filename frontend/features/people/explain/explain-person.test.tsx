import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { explainPerson, getMappings } from '#contract/connectors.ts';
import { getPerson } from '#contract/people.ts';
import { aPerson, anId } from '../../../testing/builders.ts';
import { answers, refuses } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';

const entra = {
  id: anId(401),
  name: 'Entra ID',
  kind: 'entra',
  sourceId: 'e-1',
  lastSeenAt: '2026-11-20T08:00:00Z',
  active: true,
  values: {},
};
const address = `/people/${anId(1)}`;
const person = answers(getPerson, () => aPerson({ connectors: [entra] }));

describe('explain', () => {
  it('shows row by row what was found, what each step made of it, and the result', async () => {
    const row = (name: 'email' | 'phone') => ({
      target: { kind: 'profile' as const, name },
      source: { kind: 'attribute' as const, path: name },
      transforms: [{ kind: 'lower' as const }],
      whenEmpty: { do: 'clear' as const },
    });
    const mapping = answers(getMappings, () => ({ items: [row('email'), row('phone')], total: 2 }));
    const explanation = answers(explainPerson, ({ body }) => ({
      sourceId: 'e-1',
      label: String(body.person),
      personId: anId(1),
      inScope: false,
      because: 'The account is disabled.',
      rows: [
        { found: 'ANN@EXAMPLE.COM', steps: ['ann@example.com'], outcome: 'value' as const, value: 'ann@example.com' },
        { found: null, steps: [], outcome: 'cleared' as const, value: null },
      ],
      problems: [{ row: 1, path: 'phnoe', message: 'There is no attribute “phnoe”.', suggestion: 'phone' }],
      attributes: { mail: 'ANN@EXAMPLE.COM' },
    }));
    const { user } = renderApp(address, { api: [person, mapping, explanation] });
    await user.click(await screen.findByRole('button', { name: 'Explain' }));
    expect(await screen.findByText('Out of scope')).toBeVisible();
    expect(screen.getByText('The account is disabled.')).toBeVisible();
    expect(screen.getByText(/Row 2: There is no attribute “phnoe”. Did you mean phone\?/)).toBeVisible();
    const rows = screen.getAllByRole('row');
    expect(rows[1]).toHaveTextContent('E-mailemailANN@EXAMPLE.COMLower case: ann@example.comann@example.com');
    expect(rows[2]).toHaveTextContent('Phonephonenothing foundCleared');
  });

  it('says why the identity provider could not be asked', async () => {
    const detail = 'The client secret has expired. Enter a new one.';
    const mapping = answers(getMappings, () => ({ items: [], total: 0 }));
    const api = [person, mapping, refuses(explainPerson, { code: 'connector-failed', detail })];
    const { user } = renderApp(address, { api });
    await user.click(await screen.findByRole('button', { name: 'Explain' }));
    expect(await screen.findByText(detail)).toBeVisible();
  });
});
