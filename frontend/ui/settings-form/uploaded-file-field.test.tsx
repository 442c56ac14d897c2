import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { SourceKind } from '#contract/connectors.ts';
import { maxUploadBytes, uploadFile } from '#contract/files.ts';
import { anId } from '../../testing/builders.ts';
import { answers, fakeApi, refuses } from '../../testing/fake-api.ts';
import type { Settings } from './setting-fields.ts';
import { SettingsForm } from './settings-form.tsx';

const schema: SourceKind['settingsSchema'] = z.record(z.string(), z.json()).parse(
  z.toJSONSchema(
    z.object({
      file: z
        .object({ id: z.string(), name: z.string() })
        .optional()
        .meta({ title: 'File', description: 'A table.', 'x-control': 'file', 'x-accept': '.csv' }),
      note: z.string().default('').meta({ title: 'Note' }),
    }),
    { io: 'input' },
  ),
);

function renderForm(initial: Settings = {}, errors: Readonly<Record<string, string>> = {}) {
  let latest = initial;
  function Form() {
    const [value, setValue] = useState(initial);
    const change = (next: Settings) => {
      latest = next;
      setValue(next);
    };
    return <SettingsForm schema={schema} value={value} errors={errors} onChange={change} />;
  }
  const { unmount } = render(<Form />);
  return { value: () => latest, user: userEvent.setup(), unmount };
}

const people = new File(['id,name\n1,Ann\n'], 'people.csv');
const input = () => screen.getByTestId(/-upload$/);

/** Answers when it is let. */
function slowUpload() {
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const received: { name: string; text: string }[] = [];
  const handler = answers(uploadFile, async ({ query, request }) => {
    received.push({ name: query.name, text: await request.text() });
    await gate;
    return { id: anId(900), name: query.name, bytes: 1234, sha256: 'ab' };
  });
  return {
    handler,
    received,
    letGo: () => {
      letGo();
    },
  };
}

it('uploads a file as soon as it is chosen, and shows its name and size', async () => {
  const { handler, received, letGo } = slowUpload();
  letGo();
  fakeApi.use(handler);
  const { value, user } = renderForm();
  await user.upload(input(), people);
  expect(await screen.findByText('people.csv')).toBeVisible();
  expect(screen.getByText('1 KiB')).toBeVisible();
  expect(value()['file']).toEqual({ id: anId(900), name: 'people.csv', bytes: 1234 });
  expect(received).toEqual([{ name: 'people.csv', text: 'id,name\n1,Ann\n' }]);
});

it('says how far it is, and keeps what is typed meanwhile', async () => {
  const { handler, letGo } = slowUpload();
  fakeApi.use(handler);
  const { value, user } = renderForm();
  await user.upload(input(), people);
  expect(await screen.findByRole('progressbar')).toBeVisible();
  expect(screen.getByText(/people\.csv/)).toBeVisible();
  await user.type(screen.getByLabelText('Note'), 'from HR');
  letGo();
  expect(await screen.findByText('Replace')).toBeVisible();
  expect(value()).toMatchObject({ note: 'from HR', file: { id: anId(900) } });
});

it('can be given up', async () => {
  const { handler, letGo } = slowUpload();
  fakeApi.use(handler);
  const { value, user } = renderForm();
  await user.upload(input(), people);
  await user.click(await screen.findByRole('button', { name: 'Cancel' }));
  letGo();
  expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'File' })).toHaveTextContent('Choose a file');
  expect(value()['file']).toBeUndefined();
});

it('says at the field why a file was not taken, until another is', async () => {
  fakeApi.use(refuses(uploadFile, { code: 'too-large', detail: 'The file is larger than 256 MiB.' }));
  const { value, user } = renderForm();
  await user.upload(input(), people);
  expect(await screen.findByText('The file was not uploaded. The file is larger than 256 MiB.')).toBeVisible();
  expect(value()['file']).toBeUndefined();
  const { handler, letGo } = slowUpload();
  letGo();
  fakeApi.use(handler);
  await user.upload(input(), people);
  await screen.findByText('people.csv');
  expect(screen.queryByText(/not uploaded/)).not.toBeInTheDocument();
});

it('does not send a file that is too large or empty', async () => {
  const { user } = renderForm();
  await user.upload(input(), new File([], 'people.csv'));
  expect(await screen.findByText('This file is empty. Choose another.')).toBeVisible();
  const huge = Object.defineProperty(new File(['x'], 'huge.csv'), 'size', { value: maxUploadBytes + 1 });
  await user.upload(input(), huge);
  expect(await screen.findByText(/larger than 256 MiB/)).toBeVisible();
});

it('is replaced or removed', async () => {
  const { handler, letGo } = slowUpload();
  letGo();
  fakeApi.use(handler);
  const { value, user } = renderForm({ file: { id: anId(1), name: 'old.csv' } });
  expect(screen.getByText('old.csv')).toBeVisible();
  await user.upload(input(), people);
  await waitFor(() => {
    expect(value()['file']).toMatchObject({ id: anId(900) });
  });
  await user.click(screen.getByRole('button', { name: 'Remove' }));
  expect(value()).not.toHaveProperty('file');
  expect(screen.queryByText('people.csv')).not.toBeInTheDocument();
});

it('shows what the server says of the file, until there is another', async () => {
  const { handler, letGo } = slowUpload();
  letGo();
  fakeApi.use(handler);
  const { user } = renderForm({}, { 'file.id': 'The uploaded file is no longer there. Upload it again.' });
  expect(screen.getByText(/no longer there/)).toBeVisible();
  await user.upload(input(), people);
  await screen.findByText('people.csv');
  expect(screen.queryByText(/no longer there/)).not.toBeInTheDocument();
});
