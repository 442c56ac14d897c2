import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { choosePictureOptOut, deletePicture, getPerson, putPicture, type Person } from '#contract/people.ts';
import { aPerson, anId } from '../../../testing/builders.ts';
import { answers, refuses } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';

const address = `/people/${anId(1)}`;
const isPerson = (over: Partial<Person>) => answers(getPerson, () => aPerson(over));

describe('the own picture', () => {
  const mayUpload = isPerson({ pictureRights: { upload: true, remove: false } });
  const own = { url: '/photos/own.jpg', sizes: [128], source: 'own' as const };
  const png = new File(['bytes'], 'me.png', { type: 'image/png' });

  async function openDialog(options: Parameters<typeof renderApp>[1]) {
    const { user } = renderApp(address, options);
    await user.click(await screen.findByRole('button', { name: 'Upload a picture' }));
    return { user, dialog: within(await screen.findByRole('dialog')) };
  }

  it('is shown before it is uploaded, and on the page afterwards', async () => {
    const upload = answers(putPicture, () => aPerson({ picture: own, pictureRights: { upload: true, remove: true } }));
    const { user, dialog } = await openDialog({ api: [mayUpload, upload] });
    await user.upload(dialog.getByLabelText('choose a file'), png);
    expect(dialog.getByAltText('Preview')).toHaveAttribute('src', 'blob:preview');
    await user.click(dialog.getByRole('button', { name: 'Upload' }));
    expect(await screen.findByText('The picture was changed')).toBeVisible();
    expect(await screen.findByRole('button', { name: 'Remove picture' })).toBeVisible();
  });

  it.each([
    ['is too large', new File([new Uint8Array(17 * 1024 * 1024)], 'a.png', { type: 'image/png' }), /has 17 MB/],
    ['is not a picture', new File(['%PDF'], 'a.pdf', { type: 'application/pdf' }), /not a picture/],
  ])('is refused before it is sent when it %s', async (_, file, sentence) => {
    const { dialog } = await openDialog({ api: [mayUpload] });
    fireEvent.drop(dialog.getByText('Drop a picture here, or'), { dataTransfer: { files: [file] } });
    expect(dialog.getByRole('alert')).toHaveTextContent(sentence);
    expect(dialog.getByRole('button', { name: 'Upload' })).toBeDisabled();
  });

  it('stays in the dialog, with the reason, when the server refuses it', async () => {
    const refusal = refuses(putPicture, {
      code: 'invalid-input',
      detail: 'This picture is damaged. Choose another one.',
    });
    const { user, dialog } = await openDialog({ api: [mayUpload, refusal] });
    await user.upload(dialog.getByLabelText('choose a file'), png);
    await user.click(dialog.getByRole('button', { name: 'Upload' }));
    expect(await dialog.findByText('This picture is damaged. Choose another one.')).toBeVisible();
  });

  it('can be removed after a question', async () => {
    const api = [
      isPerson({ picture: own, pictureRights: { upload: true, remove: true } }),
      answers(deletePicture, () => aPerson({ pictureRights: { upload: true, remove: false } })),
    ];
    const { user } = renderApp(address, { api });
    await user.click(await screen.findByRole('button', { name: 'Remove picture' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Remove picture' }));
    expect(await screen.findByRole('button', { name: 'Upload a picture' })).toBeVisible();
  });
});

describe('the choice to show no picture', () => {
  const own = { url: '/photos/own.jpg', sizes: [128], source: 'own' as const };
  const out = { pictureOptOut: { chosen: true, mayChange: true } };

  it('is asked for, said on the page, and taken back', async () => {
    const chosen: boolean[] = [];
    const choose = answers(choosePictureOptOut, ({ body }) => {
      chosen.push(body.chosen);
      return aPerson({ pictureOptOut: { chosen: body.chosen, mayChange: true } });
    });
    const before = isPerson({ picture: own, pictureOptOut: { chosen: false, mayChange: true } });
    const { user } = renderApp(address, { api: [before, choose] });
    await user.click(await screen.findByRole('button', { name: 'Show no picture' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/no run brings one back/)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Show no picture' }));
    expect(await screen.findByText(/^No picture of this person is shown, hosted or pushed/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Allow pictures' }));
    expect(await screen.findByRole('button', { name: 'Show no picture' })).toBeVisible();
    expect(chosen).toEqual([true, false]);
  });

  it('is told, and not offered, to others', async () => {
    renderApp(address, { api: [isPerson({ pictureOptOut: { chosen: true, mayChange: false } })] });
    expect(await screen.findByText(/^No picture of this person/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Allow pictures' })).not.toBeInTheDocument();
  });

  it('that failed says so', async () => {
    const broken = refuses(choosePictureOptOut, { code: 'unavailable', detail: 'Try again later.' });
    const { user } = renderApp(address, { api: [isPerson(out), broken] });
    await user.click(await screen.findByRole('button', { name: 'Allow pictures' }));
    expect(await screen.findByText('Try again later.')).toBeVisible();
  });
});
