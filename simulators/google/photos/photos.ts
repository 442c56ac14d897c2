import { faceImage } from '../../company/face-image.ts';
import type { SimulatedAnswer } from '../../edge/simulated-answer.ts';
import { selectFields } from '../directory/fields.ts';
import { photoEtag } from '../directory/user-view.ts';
import { type Directory, type DirectoryRequest, findUser } from '../directory/users.ts';
import { userId } from '../directory/workspace.ts';
import { GoogleRefusal, refusals } from '../google-refusals.ts';

/** What Google makes of a photo that is uploaded through its API. */
const pixels = 96;

const photoFields = {
  kind: [],
  id: [],
  etag: [],
  primaryEmail: [],
  photoData: [],
  mimeType: [],
  width: [],
  height: [],
};

/** `GET /users/{userKey}/photos/thumbnail`: https://developers.google.com/workspace/admin/directory/reference/rest/v1/users.photos */
export async function getPhoto(
  { workspace }: Directory,
  { query, params }: DirectoryRequest,
): Promise<SimulatedAnswer> {
  const person = findUser(workspace, params[0] ?? '');
  if (person.picture === undefined) throw new GoogleRefusal(refusals.notFound('photo'));
  const bytes = await faceImage(person, pixels);
  const body = {
    kind: 'admin#directory#user#photo',
    id: userId(person),
    etag: photoEtag(person),
    primaryEmail: person.email,
    mimeType: person.index % 2 === 0 ? 'image/jpeg' : 'JPEG',
    width: pixels,
    height: pixels,
    photoData: webSafe(bytes),
  };
  return { status: 200, body: selectFields(body, query.get('fields'), photoFields) };
}

/** Base64 of an alphabet of Google's own: `-` and `_` for `+` and `/`, `*` for the padding. */
function webSafe(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '*');
}
