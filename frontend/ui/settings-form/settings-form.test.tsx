import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { SourceKind } from '#contract/connectors.ts';
import { startingSettings, type Settings } from './setting-fields.ts';
import { SettingsForm } from './settings-form.tsx';

const schemaOf = (settings: z.ZodObject): SourceKind['settingsSchema'] =>
  z.record(z.string(), z.json()).parse(z.toJSONSchema(settings, { io: 'input' }));

const directory = schemaOf(
  z.object({
    expiresOn: z.iso.date().optional().meta({ title: 'Valid until' }),
    urls: z.array(z.string()).meta({ title: 'Servers', description: 'Tried in turn.' }),
    security: z
      .enum(['none', 'ldaps'])
      .default('ldaps')
      .meta({ title: 'Security', 'x-labels': { ldaps: 'LDAPS' } }),
    bindPassword: z.string().meta({ title: 'Password', writeOnly: true }),
    key: z.string().optional().meta({ title: 'Key', writeOnly: true, 'x-expires': false }),
    caCertificate: z.string().optional().meta({ title: 'CA certificate', 'x-control': 'textarea' }),
    followReferrals: z.boolean().default(false).meta({ title: 'Follow referrals' }),
    pageSize: z.int().default(500).meta({ title: 'Page size', 'x-advanced': true }),
  }),
);

interface Rendered {
  readonly value: () => Settings;
  readonly user: ReturnType<typeof userEvent.setup>;
}

function renderForm(initial: Settings, errors: Readonly<Record<string, string>> = {}): Rendered {
  let latest = initial;
  function Form() {
    const [value, setValue] = useState(initial);
    const change = (next: Settings) => {
      latest = next;
      setValue(next);
    };
    return <SettingsForm schema={directory} value={value} errors={errors} onChange={change} />;
  }
  render(<Form />);
  return { value: () => latest, user: userEvent.setup() };
}

describe('a settings form', () => {
  it('starts with the schema’s defaults, and blank where something has to be filled in', () => {
    expect(startingSettings(directory)).toEqual({
      urls: [],
      bindPassword: '',
      security: 'ldaps',
      followReferrals: false,
      pageSize: 500,
    });
  });

  it('makes a control for every kind of field', async () => {
    const { value, user } = renderForm(startingSettings(directory));
    await user.type(screen.getByLabelText(/Servers/), 'ldaps://a{Enter}ldaps://b');
    await user.type(screen.getByLabelText(/^Password/), 'secret');
    await user.click(screen.getByLabelText('Follow referrals'));
    expect(screen.getByText('LDAPS')).toBeVisible();
    expect(value()).toEqual({
      security: 'ldaps',
      followReferrals: true,
      pageSize: 500,
      urls: ['ldaps://a', 'ldaps://b'],
      bindPassword: 'secret',
    });
  });

  it('takes blank lines for no items, and an emptied date for none', async () => {
    const { value, user } = renderForm({ expiresOn: '2027-03-31', urls: [] });
    await user.type(screen.getByLabelText(/Servers/), 'ldaps://a{Enter}{Enter} ldaps://b {Enter}');
    await user.clear(screen.getByLabelText('Valid until'));
    expect(value()).toEqual({ urls: ['ldaps://a', 'ldaps://b'] });
  });

  it('reads a certificate from a file', async () => {
    const { value, user } = renderForm({});
    const file = new File(['-----BEGIN CERTIFICATE-----'], 'ca.pem');
    await user.upload(screen.getByTestId(/-file$/), file);
    expect(value()['caCertificate']).toBe('-----BEGIN CERTIFICATE-----');
  });

  it('never shows a secret, replaces it, and keeps the present one on second thoughts', async () => {
    const { value, user } = renderForm({ bindPassword: { set: true } });
    await user.click(screen.getByLabelText(/^Password/));
    expect(screen.getByLabelText(/^Password/)).toHaveValue('');
    await user.type(screen.getByLabelText(/^Password/), 'new');
    expect(value()['bindPassword']).toBe('new');
    await user.click(screen.getByRole('button', { name: 'Keep the present one' }));
    expect(value()['bindPassword']).toEqual({ set: true });
  });

  it('takes the day on which a secret expires beside the secret, new or held', async () => {
    const { value, user } = renderForm({ bindPassword: '' });
    const day = () => screen.getByLabelText('Expires on');
    expect(day()).toHaveAccessibleDescription('When “Password” expires, if it does.');
    await user.type(day(), '2027-03-31');
    await user.type(screen.getByLabelText(/^Password/), 'new');
    expect(value()['bindPassword']).toEqual({ value: 'new', expiresAt: '2027-03-31T23:59:59.000Z' });
    await user.clear(day());
    expect(value()['bindPassword']).toBe('new');
  });

  it('changes the day of a held secret without touching the secret', async () => {
    const { value, user } = renderForm({ bindPassword: { set: true, expiresAt: '2099-03-31T23:59:59.000Z' } });
    expect(screen.getByText('Set, expires 31 March 2099')).toBeVisible();
    expect(screen.getByLabelText('Expires on')).toHaveValue('2099-03-31');
    await user.clear(screen.getByLabelText('Expires on'));
    expect(value()['bindPassword']).toEqual({ set: true, expiresAt: null });
    await user.type(screen.getByLabelText('Expires on'), '2020-01-31');
    expect(value()['bindPassword']).toEqual({ set: true, expiresAt: '2020-01-31T23:59:59.000Z' });
    expect(screen.getByText('Set, expired 31 January 2020')).toBeVisible();
    await user.click(screen.getByLabelText(/^Password/));
    expect(value()['bindPassword']).toBe('');
    expect(screen.getByLabelText('Expires on')).toHaveValue('');
  });

  it('shows an error of something inside a field at the field', () => {
    renderForm({ urls: ['ldap:/a'] }, { 'urls.0': 'Type an address such as ldaps://dc1.example.com.' });
    expect(screen.getByLabelText(/Servers/)).toBeInvalid();
    expect(screen.getByText(/Type an address such as/)).toBeVisible();
  });

  it('opens the advanced fields when one of them is wrong', () => {
    renderForm({ pageSize: 0 }, { pageSize: 'At least 1.' });
    expect(screen.getByText('At least 1.').closest('details')).toHaveAttribute('open');
  });
});
