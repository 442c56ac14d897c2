import { expect, it } from 'vitest';
import { readTemporaryAvatar } from './temporary-avatar.ts';

const page = (text: string): string => `<html><body><textarea>${text}</textarea></body></html>`;

it.each([
  [page('{"cropperWidth":120,"cropperOffsetX":50,"needsCropping":true}'), { status: 'taken', cropperWidth: 120 }],
  [
    page('{&quot;cropperWidth&quot;:48,&quot;url&quot;:&quot;http://x/?a=1&amp;b=2&quot;}'),
    { status: 'taken', cropperWidth: 48 },
  ],
  ['<HTML><TEXTAREA rows="2">{"needsCropping":false}</TEXTAREA></HTML>', { status: 'taken' }],
  ['{"cropperWidth":96,"needsCropping":false}', { status: 'taken', cropperWidth: 96 }],
  [page('{"errorMessages":["The file is not an image."],"errors":{}}'), { status: 'refused' }],
  [page('{"errors":{"avatar":"Too large."}}'), { status: 'refused' }],
  [page('Sorry'), { status: 'refused' }],
  ['<html><body>Log in</body></html>', { status: 'refused' }],
])('the answer to an upload is found in its page (case %#)', (text, answer) => {
  expect(readTemporaryAvatar(text)).toEqual(answer);
});
